// Where this project's own files are, for tests that read some of them.
#pragma once

#include <filesystem>

namespace titrate::test {

std::filesystem::path source_dir();

}  // namespace titrate::test
