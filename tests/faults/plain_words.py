"""Whether an error is told in the program's own words."""

import errno
import os

# What the libraries that the program stands on would say.
OF_LIBRARIES = ("std::", "what()", "terminate called", "bad_alloc", "json.exception", "nlohmann",
                "parse_error", "CLI::", "fmt::", "filesystem", "errno", "basic_string",
                *(os.strerror(number) for number in errno.errorcode))


def require_plain(test, result, status, cause, about):
    """Refused with this status, with the cause named and nothing else said."""
    test.assertEqual(result.status, status, f"{about}: {result}")
    said = result.err.decode()
    test.assertIn(cause, said, about)
    test.assertNotIn(b"Saved", result.out, about)
    require_own_words(test, result, about)


def require_own_words(test, result, about):
    said = (result.err + result.out).decode()
    for text in OF_LIBRARIES:
        test.assertNotIn(text, said, f"{about}: a library's own text")
