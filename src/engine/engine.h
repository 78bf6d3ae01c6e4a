/* engine.h - who runs the rounds of a VM. Every engine gives the same results.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_ENGINE_H
#define OPF_ENGINE_H

#include "opforge.h"

/* Runs rounds of the given width on the calling thread until n_rounds are used or an event stands.
 * Fails with the code of opf_round; the event is then unchanged. */
opf_code engine_coop(opf_vm *vm, uint32_t width, uint32_t n_rounds, opf_event *out_event);

#endif
