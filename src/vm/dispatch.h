/* dispatch.h - the step from one opcode to the next, in the loops of interpreters.
 *
 * A loop is a switch over OPCODE cases. GOTO_NEXT goes straight to the case of the opcode at pc
 * where the compiler can do that, else once around the loop. Either way the opcode is one of the
 * list: the program was validated.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_DISPATCH_H
#define OPF_DISPATCH_H

/* An opcode that mostly stands behind another is entered at once: label is its case. */
#define THEN(opcode, label)                                                                        \
  if (*pc == (opcode)) goto label

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wpedantic" /* labels as values, and nothing else here */
#define OPCODE(list, name)                                                                         \
  case list##_##name:                                                                              \
    at_##name:
#define OPCODE_TABLE static const int32_t opcode_table[]
#define OPCODE_OFFSET(name) (int32_t)((const char *)&&at_##name - (const char *)&&at_first),
#define OPCODE_FIRST                                                                               \
  at_first:
#define GOTO_NEXT goto *(const void *)((const char *)&&at_first + opcode_table[*pc])
#else
#define OPCODE(list, name) case list##_##name:
#define OPCODE_FIRST
#define GOTO_NEXT continue
#endif

#endif
