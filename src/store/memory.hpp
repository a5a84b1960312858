// Memory from the system in one go. A log of many years is held several times over by one command,
// in pages that are new to the process; asked for one by one, as each is touched, they take longer
// than the log takes to be read.
#pragma once

#include <cstddef>

namespace titrate::store {

// Makes room for so many bytes more than are in use. Only ever a matter of time: where the system
// cannot do it, memory comes page by page as always.
void make_room(std::size_t bytes);

}  // namespace titrate::store
