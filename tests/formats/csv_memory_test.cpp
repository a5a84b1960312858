// Memory that runs out while a CSV file is read, at each allocation in turn: of the reader, in what
// the CSV library calls back as well, and of the library itself. The reader then throws what C++
// throws, never through the library, which is C; and what was taken is given back.

#include <csv.h>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <optional>
#include <string>
#include <variant>

#include "formats/csv_reader.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

enum class Failing { once, from_then_on };

// Where memory comes from; it can be told to refuse.
class Supply {
 public:
  // The n-th request from now on, counted from 1.
  void refuse(std::size_t request, Failing failing) {
    asked_ = 0;
    refused_ = false;
    at_ = request;
    failing_ = failing;
  }
  void heal() { at_ = 0; }
  bool has_refused() const { return refused_; }

  bool refuses() {
    ++asked_;
    const bool due = at_ != 0 && (failing_ == Failing::once ? asked_ == at_ : asked_ >= at_);
    refused_ = refused_ || due;
    return due;
  }

 private:
  std::size_t asked_ = 0;
  std::size_t at_ = 0;  // 0: never
  Failing failing_ = Failing::once;
  bool refused_ = false;
};

Supply of_reader, of_library;
long held = 0;                // what was taken and not given back yet
bool passed_through = false;  // an exception, through the library

void* allocated(std::size_t size) {
  void* const memory = of_reader.refuses() ? nullptr : std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  ++held;
  return memory;
}

void given_back(void* memory) {
  if (memory != nullptr) --held;
  std::free(memory);
}

void* reallocated(void* memory, std::size_t size) {
  void* const grown = of_library.refuses() ? nullptr : std::realloc(memory, size);
  if (memory == nullptr && grown != nullptr) ++held;
  return grown;
}

template <class Call>
auto watched(Call call) {
  try {
    return call();
  } catch (...) {
    passed_through = true;
    throw;
  }
}

}  // namespace
}  // namespace titrate::test

// All that are in pairs: what one of them gave, another one of them may be given back.
void* operator new(std::size_t size) { return titrate::test::allocated(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept try {
  return titrate::test::allocated(size);
} catch (const std::bad_alloc&) {
  return nullptr;
}
void operator delete(void* memory) noexcept { titrate::test::given_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { titrate::test::given_back(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept {
  titrate::test::given_back(memory);
}

// The linker puts these before the library's own: tests/formats/CMakeLists.txt.
extern "C" {
int __real_csv_init(csv_parser* parser, unsigned char options);
std::size_t __real_csv_parse(csv_parser* parser, const void* text, std::size_t size,
                             void (*on_cell)(void*, std::size_t, void*), void (*on_row)(int, void*),
                             void* self);
int __real_csv_fini(csv_parser* parser, void (*on_cell)(void*, std::size_t, void*),
                    void (*on_row)(int, void*), void* self);

int __wrap_csv_init(csv_parser* parser, unsigned char options) {
  const int result = __real_csv_init(parser, options);
  csv_set_realloc_func(parser, titrate::test::reallocated);
  csv_set_free_func(parser, titrate::test::given_back);
  return result;
}

std::size_t __wrap_csv_parse(csv_parser* parser, const void* text, std::size_t size,
                             void (*on_cell)(void*, std::size_t, void*), void (*on_row)(int, void*),
                             void* self) {
  return titrate::test::watched(
      [&] { return __real_csv_parse(parser, text, size, on_cell, on_row, self); });
}

int __wrap_csv_fini(csv_parser* parser, void (*on_cell)(void*, std::size_t, void*),
                    void (*on_row)(int, void*), void* self) {
  return titrate::test::watched([&] { return __real_csv_fini(parser, on_cell, on_row, self); });
}
}

namespace titrate::test {
namespace {

using formats::CsvProblem;
using formats::CsvTable;

// The table, cell by cell, or the problem, in one text.
std::string shown(const std::variant<CsvTable, CsvProblem>& read) {
  if (const auto* problem = std::get_if<CsvProblem>(&read)) {
    return std::to_string(problem->row) + ": " + problem->problem + ' ' + problem->remedy;
  }
  const auto& table = std::get<CsvTable>(read);
  std::string text;
  const auto add = [&](const formats::CsvRow& row) {
    text += std::to_string(row.number);
    for (const std::string& cell : row.cells) text += '|' + cell;
    text += '\n';
  };
  add(table.header);
  for (const auto& row : table.rows) add(row);
  return text;
}

// What is read while a supply refuses; nothing where the reader says that memory ran out.
std::optional<std::variant<CsvTable, CsvProblem>> read_short_of_memory(std::string_view file,
                                                                       Supply& supply,
                                                                       std::size_t request,
                                                                       Failing failing) {
  supply.refuse(request, failing);
  try {
    auto read = formats::read_csv(file);
    supply.heal();
    return read;
  } catch (const std::bad_alloc&) {
    supply.heal();
    return std::nullopt;
  }
}

// How many requests there are, each refused in turn. The checks are made where memory is there.
std::size_t check_every_request(std::string_view file, Supply& supply, Failing failing) {
  const std::string whole = shown(formats::read_csv(file));
  for (std::size_t request = 1;; ++request) {
    const long before = held;
    bool is_whole = false;
    {
      const auto read = read_short_of_memory(file, supply, request, failing);
      const bool spoke = !read.has_value();
      if (!supply.has_refused()) return request - 1;
      is_whole = spoke || shown(*read) == whole;
      // The library asks for less where it cannot have much, and may get on with that.
      if (&supply == &of_reader || failing == Failing::from_then_on) is_whole = spoke;
    }
    const long left = held - before;
    CAPTURE(request, failing == Failing::once);
    REQUIRE(is_whole);
    REQUIRE(left == 0);
    REQUIRE_FALSE(passed_through);
  }
}

// Cells and rows for which more room is needed again and again, and one that only the end of the
// file ends, whose cells are called back from there.
std::string large_table() {
  std::string file = "date,a name too long to be kept within a string itself,note\n";
  for (int row = 0; row < 9; ++row) {
    file += "2026-11-01,\"one, two, three, four, five\"," + std::string(300, 'x') + '\n';
  }
  return file + "2026-11-02,a cell that takes more room than a string has,last";
}

TEST_CASE("wherever memory runs out while CSV is read, that is what is said") {
  const auto failing = GENERATE(Failing::once, Failing::from_then_on);
  const std::size_t by_reader = check_every_request(large_table(), of_reader, failing);
  CHECK(by_reader > 40);
  const std::size_t by_library = check_every_request(large_table(), of_library, failing);
  CHECK(by_library >= 3);
}

TEST_CASE("also where it runs out over a problem with the file") {
  const auto failing = GENERATE(Failing::once, Failing::from_then_on);
  const std::string file =
      GENERATE(as<std::string>(), "a,b\n1,2,3\n", "a,b\n1\n", "a,b\n1,x\"y\n", "a,b\n1,\"x\n");
  CAPTURE(file);
  const std::size_t by_reader = check_every_request(file, of_reader, failing);
  CHECK(by_reader > 4);
  const std::size_t by_library = check_every_request(file, of_library, failing);
  CHECK(by_library > 0);
}

}  // namespace
}  // namespace titrate::test
