// Every word about what went wrong in the store, and what helps: the one place that has any.
//
//   catch (const store::Trouble& trouble) { tell(error_from(trouble)); }
//
// What is decided, is decided by the trouble's cause; the words are for people alone.
#pragma once

#include <string>

#include "cli/error.hpp"
#include "store/trouble.hpp"

namespace titrate::cli {

// The error that a command ends in.
Error error_from(const store::Trouble& trouble);
// The same of the log of another machine, which was asked for by this path: what helps has to be
// said of that one.
Error error_about_other_log(const store::Trouble& trouble, const std::string& path);

ErrorKind kind_of(const store::Trouble& trouble);
// What is wrong, as a clause about the file that can follow a colon: "it is not a plain file".
std::string clause_of(const store::Trouble& trouble);
// ", at /courses/0 (line 3)", as far as there is such a place in the file.
std::string place_in_file(const store::Trouble& trouble);
// What helps; may be empty.
Remedy remedy_for(const store::Trouble& trouble);

}  // namespace titrate::cli
