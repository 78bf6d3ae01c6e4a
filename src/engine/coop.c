/* coop.c - the cooperative engine: one thread, one round after the other.
 *
 * Owns:       nothing.
 * Invariants: decides nothing; order and effects of a round are the kernel's.
 * Tests:      test/host/t_core.lua
 * SPDX-License-Identifier: MIT
 */
#include "engine/engine.h"

opf_code engine_coop(opf_vm *vm, uint32_t width, uint32_t n_rounds, opf_event *out_event) {
  uint32_t i;
  opf_code code = OPF_OK;
  for (i = 0; i < n_rounds; i++) {
    code = opf_round(vm, width, out_event);
    if (code != OPF_OK || out_event->kind != OPF_EVENT_FUEL) {
      break;
    }
  }
  return code;
}
