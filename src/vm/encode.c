/* encode.c - runs guards and encode programs (form.def).
 *
 * Borrows:    package programs and the values of the operands.
 * Invariants: programs were validated: widths are at most 8, sizes what TABL says; bytes out are
 *             bounded all the same.
 * Tests:      test/oracle, test/custom
 * SPDX-License-Identifier: MIT
 */
#include "vm/encode.h"

#include "vm/bytes.h"

/* Bytes of each opcode. */
static const uint8_t form_bytes[] = {
#define FORM(name, a, b, c, d, use, text)                                                          \
  1 + TYPE_BYTES_##a + TYPE_BYTES_##b + TYPE_BYTES_##c + TYPE_BYTES_##d,
#include "vm/form.def"
#undef FORM
};

void encode_bytes(const Lang *lang, uint8_t *out, int64_t v, uint32_t n) {
  uint64_t u = (uint64_t)v;
  uint32_t i;
  if (lang->contract->big_endian) {
    for (i = n; i > 0; i--) {
      out[i - 1] = (uint8_t)u;
      u >>= 8;
    }
  } else {
    for (i = 0; i < n; i++) {
      out[i] = (uint8_t)u;
      u >>= 8;
    }
  }
}

static inline int in_fit(const Lang *lang, uint32_t fit, int64_t v, int64_t *low, int64_t *high) {
  const uint8_t *row = package_row(lang->package, CHUNK_FITS, fit);
  *low = (int64_t)get_u64(row + FITS_low);
  *high = (int64_t)get_u64(row + FITS_high);
  return v >= *low && v <= *high;
}

/* A value less the address of a state. */
static int64_t from_state(const Lang *lang, int64_t v, uint32_t row, const CpuState *state,
                          int64_t here) {
  uint32_t shift = package_row(lang->package, CHUNK_STAT, row)[STAT_shift];
  uint64_t base = (uint64_t)cpustate_value(state, lang->package, row, here) << shift;
  return (int64_t)((uint64_t)v - base);
}

int encode_guard(const Lang *lang, uint32_t row, const Value *values, uint32_t n_values) {
  uint32_t len;
  const uint8_t *pc = package_blob(lang->package, CHUNK_TABL, row, TABL_guard, &len);
  int64_t low, high;
  if (len == 0) return 1;
  for (; *pc == FORM_GUARD; pc += 3) {
    if (pc[1] >= n_values || values[pc[1]].open) continue;
    if (!in_fit(lang, pc[2], values[pc[1]].v, &low, &high)) return 0;
  }
  return 1;
}

int encode_modal_guard(const Lang *lang, uint32_t row, const Value *values, uint32_t n_values,
                       const CpuState *state, int64_t here) {
  uint32_t len;
  const uint8_t *pc = package_blob(lang->package, CHUNK_TABL, row, TABL_guard, &len);
  int64_t low, high;
  if (len == 0) return 1;
  for (;;) {
    switch (*pc) {
    case FORM_GUARD:
      if (pc[1] < n_values && !values[pc[1]].open &&
          !in_fit(lang, pc[2], values[pc[1]].v, &low, &high))
        return 0;
      pc += 3;
      break;
    case FORM_WHEN:
      if (!cpustate_is_open(state, lang->package, pc[1]) &&
          !in_fit(lang, pc[2], cpustate_value(state, lang->package, pc[1], here), &low, &high))
        return 0;
      pc += 3;
      break;
    case FORM_NEAR:
      if (pc[1] < n_values && !values[pc[1]].open &&
          !cpustate_is_open(state, lang->package, pc[2]) &&
          !in_fit(lang, pc[3], from_state(lang, values[pc[1]].v, pc[2], state, here), &low, &high))
        return 0;
      pc += 4;
      break;
    default: /* FORM_END */ return 1;
    }
  }
}

int32_t encode_key(const Lang *lang, uint32_t row) {
  uint32_t len;
  const uint8_t *pc = package_blob(lang->package, CHUNK_TABL, row, TABL_guard, &len);
  if (len == 0) return -1;
  for (; *pc != FORM_END; pc += form_bytes[*pc])
    if (*pc == FORM_WHEN) return pc[1];
  return -1;
}

void encode_effect(const Lang *lang, uint32_t row, const Value *values, uint32_t n_values,
                   CpuState *state) {
  const Package *p = lang->package;
  uint32_t len;
  const uint8_t *pc = package_blob(p, CHUNK_TABL, row, TABL_form, &len);
  for (; *pc != FORM_END; pc += form_bytes[*pc]) {
    switch (*pc) {
    case FORM_SET: cpustate_set(state, p, pc[1], pc[2]); break;
    case FORM_FORGET: cpustate_forget(state, p, pc[1]); break;
    case FORM_SETIF:
      if (pc[1] >= n_values) break;
      if (values[pc[1]].open)
        cpustate_open(state, pc[3]);
      else if (values[pc[1]].v & pc[2])
        cpustate_set(state, p, pc[3], pc[4]);
      break;
    default: break;
    }
  }
}

static void note(EncodeFault *fault, uint32_t code, uint32_t operand, int64_t v, int64_t low,
                 int64_t high) {
  if (fault->code) return;
  fault->code = code;
  fault->operand = operand;
  fault->value = v;
  fault->low = low;
  fault->high = high;
}

/* Operand i checked against a fit; 0 for one the record does not have. */
static inline int64_t operand(const Lang *lang, uint32_t i, uint32_t fit, const Value *values,
                              uint32_t n_values, EncodeFault *fault) {
  int64_t low, high;
  if (i >= n_values) {
    note(fault, OF1008, i, 0, 0, 0);
    return 0;
  }
  if (!values[i].open && !in_fit(lang, fit, values[i].v, &low, &high))
    note(fault, OF0503, i, values[i].v, low, high);
  return values[i].v;
}

/* Operand pc[1] less the address of state pc[2], checked against fit pc[4]. What lies elsewhere
 * than the state says is in another page or bank, if there is such a one. */
static int64_t offset(const Lang *lang, const uint8_t *pc, const Value *values, uint32_t n_values,
                      const CpuState *state, int64_t here, EncodeFault *fault) {
  const uint8_t *row = package_row(lang->package, CHUNK_STAT, pc[2]);
  int is_said = state->known >> pc[2] & 1 || row[STAT_rule] == staterule_HERE;
  int64_t low, high, v, first, last;
  if (pc[1] >= n_values) {
    note(fault, OF1008, pc[1], 0, 0, 0);
    return 0;
  }
  v = from_state(lang, values[pc[1]].v, pc[2], state, here);
  if (values[pc[1]].open || in_fit(lang, pc[4], v, &low, &high)) return v;
  if (row[STAT_shift] && is_said &&
      in_fit(lang, get_u16(row + STAT_fit), values[pc[1]].v >> row[STAT_shift], &first, &last))
    note(fault, OF0508, pc[1], values[pc[1]].v >> row[STAT_shift], pc[2],
         cpustate_value(state, lang->package, pc[2], here));
  else
    note(fault, OF0503, pc[1], values[pc[1]].v, low + (values[pc[1]].v - v),
         high + (values[pc[1]].v - v));
  return v;
}

static int64_t displacement(const Lang *lang, uint32_t i, int64_t from, uint32_t fit,
                            const Value *values, uint32_t n_values, int64_t unit,
                            EncodeFault *fault) {
  int64_t low, high, d;
  if (i >= n_values) {
    note(fault, OF1008, i, 0, 0, 0);
    return 0;
  }
  d = (int64_t)((uint64_t)values[i].v - (uint64_t)from);
  if (unit > 1) {
    if (d % unit != 0 && !values[i].open) { /* between two words: no displacement leads there */
      note(fault, OF0505, i, d,
           (int64_t)get_u64(package_row(lang->package, CHUNK_FITS, fit) + FITS_low) * unit,
           (int64_t)get_u64(package_row(lang->package, CHUNK_FITS, fit) + FITS_high) * unit);
    }
    d /= unit;
  }
  if (!values[i].open && !in_fit(lang, fit, d, &low, &high)) note(fault, OF0505, i, d, low, high);
  return d;
}

uint32_t encode_row(const Lang *lang, uint32_t row, const Value *values, uint32_t n_values,
                    const CpuState *state, int64_t here, uint8_t *out, EncodeFault *fault) {
  uint32_t len;
  const uint8_t *pc = package_blob(lang->package, CHUNK_TABL, row, TABL_form, &len);
  uint32_t n = 0;
  uint32_t width;
  uint64_t acc = 0;
  int64_t v;
  fault->code = 0;
  fault->warn = 0;
  for (;;) {
    if (n > ENCODE_MOST && *pc != FORM_END) { /* no opcode emits more than 9 bytes */
      note(fault, OF1008, 0, 0, 0, 0);
      return n;
    }
    switch (*pc) {
    case FORM_BYTE:
      out[n++] = pc[1];
      pc += 2;
      break;
    case FORM_BYTEVAL:
      out[n++] = pc[1];
      encode_bytes(lang, out + n, operand(lang, pc[2], pc[4], values, n_values, fault), pc[3]);
      n += pc[3];
      pc += 5;
      break;
    case FORM_VAL:
      encode_bytes(lang, out + n, operand(lang, pc[1], pc[3], values, n_values, fault), pc[2]);
      n += pc[2];
      pc += 4;
      break;
    case FORM_REL:
      v = displacement(lang, pc[1], (int64_t)((uint64_t)here + (uint64_t)(int64_t)(int8_t)pc[3]),
                       pc[4], values, n_values, 1, fault);
      encode_bytes(lang, out + n, v, pc[2]);
      n += pc[2];
      pc += 5;
      break;
    case FORM_ACC:
      acc = get_u32(pc + 1);
      pc += 5;
      break;
    case FORM_FIELD:
    case FORM_RELFIELD:
      width = pc[3];
      if (*pc == FORM_FIELD)
        v = operand(lang, pc[1], pc[4], values, n_values, fault);
      else
        v = displacement(lang, pc[1], here + n + lang->contract->word, pc[4], values, n_values,
                         lang->contract->word, fault);
      if (width > 0 && width < 64) v &= (int64_t)(((uint64_t)1 << width) - 1);
      if (pc[2] < 64) acc |= (uint64_t)v << pc[2];
      pc += 5;
      break;
    case FORM_PUT:
      encode_bytes(lang, out + n, (int64_t)acc, pc[1]);
      n += pc[1];
      pc += 2;
      break;
    case FORM_WARN:
      if (pc[1] < n_values && !values[pc[1]].open && (values[pc[1]].v & pc[2]) == pc[3]) {
        fault->warn = pc[4] + 1u;
        fault->warn_operand = pc[1];
        fault->warn_value = values[pc[1]].v;
        fault->warn_base = values[pc[1]].v & ~(int64_t)pc[2];
      }
      pc += 5;
      break;
    case FORM_OFFSET:
      v = offset(lang, pc, values, n_values, state, here, fault);
      encode_bytes(lang, out + n, v, pc[3]);
      n += pc[3];
      pc += 5;
      break;
    case FORM_SET:
    case FORM_SETIF:
    case FORM_FORGET: pc += form_bytes[*pc]; break;
    default: /* FORM_END */ return n;
    }
  }
}
