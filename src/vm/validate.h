/* validate.h - the only gate for packages: nothing runs that it did not accept.
 *
 * It proves what interpreters rely on without checking again: every row, set, class and label
 * they are led to exists, texts are UTF-8, programs end and cannot loop without burning a step.
 * It does not prove what depends on the source: counts of operands, tokens, values and
 * checkpoints.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_VM_VALIDATE_H
#define OPF_VM_VALIDATE_H

#include "vm/package.h"

enum {
  VALIDATE_MAX_OWNERS = 2048,   /* rows of CPUS, DIAL and FAMS each: width of a bitmap */
  VALIDATE_MAX_SIZE = 16,       /* bytes of an instruction */
  VALIDATE_MAX_CANDIDATES = 16, /* of one mnemonic and shape */
  VALIDATE_MAX_OPER = 8,        /* bytes of an operator or a number mark */
  VALIDATE_MAX_OPSETS = 4,      /* of operators; lang.h has a table per set */
  VALIDATE_MAX_OPERANDS = 8,    /* of an instruction */
  VALIDATE_MAX_UNIT = 8,        /* bytes of a unit of data: presets and unit words */
  VALIDATE_MAX_SHIFT = 24,      /* of a state to its address */
  VALIDATE_RECORD_VERSION = 1,  /* of record.def */
  VALIDATE_EXPR_VERSION = 1     /* of expr.def */
};

/* Bytes of blobs looked at per column. Rows may share bytes, so that this does not limit a file;
 * it keeps a hostile one from having the same bytes checked 65535 times. */
#define VALIDATE_MAX_BLOBS 0x400000u

/* Checks every row of an open package. Fails with the code stored in *fault. */
opf_code package_validate(const Package *p, opf_fault *fault);

#endif
