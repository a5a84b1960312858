#include "support/source_dir.hpp"

namespace titrate::test {

std::filesystem::path source_dir() { return TITRATE_SOURCE_DIR; }

}  // namespace titrate::test
