/* lines.h - what the self-tests read: lines for the tokenizer, expressions for the parser.
 *
 * Each ends with a newline; a file that includes this uses one of the two.
 * SPDX-License-Identifier: MIT
 */

#define BARE_LINES                                                                                 \
  "start:  .byte 1, 2, 3\n"                                                                        \
  "  .word start+2, $ffff ; comment\n"                                                             \
  "loop\n"                                                                                         \
  "  .text \"hello\\n\", 'c', 0\n"                                                                 \
  "value = %1010_1010 << 4\n"                                                                      \
  "x := 0x7fff_ffff_ffff_ffff\n"                                                                   \
  "y := 0ffh + 101b - 17o\n"                                                                       \
  "  .fill 10, <value\n"                                                                           \
  "- .byte 0\n"                                                                                    \
  "  .word -, +\n"                                                                                 \
  "+ .byte 1\n"                                                                                    \
  "  name.sub.part = 5\n"                                                                          \
  "  .if x >= 10 && y != 3 || !z\n"                                                                \
  "\t.ELSE ; case does not count\n"                                                                \
  "\n"                                                                                             \
  "; only a comment\n"                                                                             \
  "  macro (a+b)*c, [d], #e\n"                                                                     \
  "  .byte \"open string\n"                                                                        \
  "  .byte 12ab\n"                                                                                 \
  "  .byte 99999999999999999999\n"                                                                 \
  "  .byte `\n"                                                                                    \
  "long_name_that_goes_on_and_on_and_on: .byte lo(1), .hi($1234), max(1,2)\n"                      \
  "a b c d e f g h i j k l m n o p\n"                                                              \
  "  .byte \"\\x41\\\"\\q\\x4\"\n"                                                                 \
  "  x ..= 1 ? 2 : 3 >>> 1 ^^ 2 ** 3 ..  4\n"

#define BARE_EXPRESSIONS                                                                           \
  " 1+2*3\n"                                                                                       \
  " (1+2)*3\n"                                                                                     \
  " -7/2\n"                                                                                        \
  " -7%3\n"                                                                                        \
  " 2**10\n"                                                                                       \
  " 3**40\n"                                                                                       \
  " $1234 & $ff | %1111 << 8 ^ 3\n"                                                                \
  " ~0 >>> 60\n"                                                                                   \
  " -256 >> 4\n"                                                                                   \
  " 1 << 63\n"                                                                                     \
  " $7fffffffffffffff + 1\n"                                                                       \
  " 123456789 * 987654321\n"                                                                       \
  " 9223372036854775807 / 1000000007\n"                                                            \
  " alpha + beta * 2\n"                                                                            \
  " <alpha\n"                                                                                      \
  " >alpha + 1\n"                                                                                  \
  " alpha < beta\n"                                                                                \
  " alpha == 3 || beta && !gamma\n"                                                                \
  " 0 && nothing\n"                                                                                \
  " alpha ? beta : gamma\n"                                                                        \
  " 0 ? 1 : 0 ? 2 : 3\n"                                                                           \
  " alpha ^^ beta\n"                                                                               \
  " .max(alpha, 7, -3) - .min(1, 2)\n"                                                             \
  " .abs(alpha - beta) + .sign(-5)\n"                                                              \
  " .lo($1234) + .hi($1234)\n"                                                                     \
  " 'a' + 1\n"                                                                                     \
  " \"ab\"\n"                                                                                      \
  " \"abc\" == \"abc\"\n"                                                                          \
  " \"abc\" + 1\n"                                                                                 \
  " * + 3\n"                                                                                       \
  " $ - alpha\n"                                                                                   \
  " 1 / 0\n"                                                                                       \
  " 1 << 64\n"                                                                                     \
  " (1 + 2\n"                                                                                      \
  " 1 +\n"                                                                                         \
  " 1 2\n"                                                                                         \
  " ((((((((alpha))))))))\n"                                                                       \
  " - - ~ ! alpha\n"                                                                               \
  " 1 .. 5\n"                                                                                      \
  " alpha + $12345678\n"                                                                           \
  " .len(\"hello\") * alpha\n"                                                                     \
  " .defined(alpha) + .defined(beta)\n"                                                            \
  " .nothing(1)\n"                                                                                 \
  " 1 <= 2 == 3 > 2\n"
