/* image.c - the bytes that were emitted, as runs by load address, and the line map.
 *
 * The line map is a stream of words: line and kind, then what the kind needs. It is written in
 * the emitting pass only and read back by opf_line_next.
 * Owns:       runs, data pages, map pages; all reused by each pass.
 * Invariants: room for one statement was made before it started.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

static Span *span_at(const Run *r, uint32_t i) { return PAGES_AT(&r->t->spans, r->a, Span, i); }

void image_reset(Run *r) {
  Task *t = r->t;
  t->runs.count = 0;
  t->data.count = 0;
  t->map.count = 0;
  t->run_open = 0;
  t->span_end = 0;
  t->twice_diag = 0;
  t->image_bytes = 0;
  t->spans.count = 1;
  memset(span_at(r, 0), 0, sizeof(Span));
  r->out_left = r->map_left = 0;
}

void image_moved(Run *r) {
  r->out_left = 0;
  r->t->span_here = -1;
}

/* Segment bytes that n more bytes may take. */
uint64_t image_cost(uint64_t n) { return n + n / 64 + STATEMENT_RESERVE; }

/* The last span of each level that starts at or before an address; 0 is the head. */
static void span_before(const Run *r, uint32_t address, uint32_t *out) {
  uint32_t i = 0, level = SPAN_LEVELS;
  while (level-- > 0) {
    uint32_t next;
    while ((next = span_at(r, i)->next[level]) != 0 && span_at(r, next)->first <= address) i = next;
    out[level] = i;
  }
}

/* Adds the addresses of a run to the spans. Without memory it is left out. */
static void span_add(Run *r, const ImageRun *run) {
  Pages *spans = &r->t->spans;
  uint32_t before[SPAN_LEVELS];
  uint32_t first = run->address, last = first + (run->len - 1), i, level, height = 1;
  uint64_t reach;
  Span *span;
  if (!run->len || run->is_loose) return;
  if (last < first) last = 0xffffffffu;
  span_before(r, first, before);
  i = before[0];
  if (i && (uint64_t)span_at(r, i)->last + 1 >= first) {
    span = span_at(r, i);
    if (span->last >= last) return;
    span->last = last;
  } else {
    uint32_t dice = spans->count * 0x9e3779b1u;
    if (!pages_reach(spans, r->a, spans->count)) return;
    i = spans->count++;
    span = span_at(r, i);
    memset(span, 0, sizeof *span);
    span->first = first;
    span->last = last;
    for (; height < SPAN_LEVELS && dice >> 30 == 0; dice <<= 2) height++;
    for (level = 0; level < height; level++) {
      span->next[level] = span_at(r, before[level])->next[level];
      span_at(r, before[level])->next[level] = i;
      before[level] = i;
    }
  }
  /* What it reaches is joined: the span behind leaves all its levels. */
  for (;;) {
    uint32_t gone = span->next[0];
    reach = (uint64_t)span->last + 1;
    if (!gone || span_at(r, gone)->first > reach) return;
    if (span_at(r, gone)->last > span->last) span->last = span_at(r, gone)->last;
    for (level = 0; level < SPAN_LEVELS; level++) {
      Span *from = span_at(r, before[level]);
      if (from->next[level] == gone) from->next[level] = span_at(r, gone)->next[level];
    }
  }
}

/* Space for up to n bytes at the current address; how many there are goes to *got. 0: memory is
 * short. */
static uint8_t *space(Run *r, uint64_t n, uint32_t *got) {
  Task *t = r->t;
  uint32_t page = (uint32_t)1 << t->data.shift;
  uint32_t in_page = t->data.count & (page - 1);
  ImageRun *run;
  uint32_t load = (uint32_t)(t->here + t->delta);
  uint32_t at, room;
  if (!pages_reach(&t->data, r->a, t->data.count)) return 0;
  at = pages_offset(&t->data, r->a, t->data.count);
  room = page - in_page;
  *got = n < room ? (uint32_t)n : room;
  run = t->runs.count ? PAGES_AT(&t->runs, r->a, ImageRun, t->runs.count - 1) : 0;
  if (!run || !t->run_open || in_page == 0 || run->address + run->len != load ||
      run->section != t->section) {
    if (!pages_reach(&t->runs, r->a, t->runs.count)) return 0;
    if (run) span_add(r, run);
    run = PAGES_AT(&t->runs, r->a, ImageRun, t->runs.count);
    t->runs.count++;
    run->address = load;
    run->data = at;
    run->len = 0;
    run->section = t->section;
    run->is_loose = t->is_loose;
    t->run_open = 1;
  }
  run->len += *got;
  t->data.count += *got;
  t->image_bytes += *got;
  if (t->image_bytes > t->limits[OPF_LIMIT_IMAGE_BYTES])
    diag_limit(r, AT(r, Frame, t->frame), OPF_LIMIT_IMAGE_BYTES);
  return AT(r, uint8_t, at);
}

/* Finds how far the addresses from `from` on are alike: written before, or not. */
static void find_span(Run *r, uint32_t from) {
  Task *t = r->t;
  uint32_t before[SPAN_LEVELS];
  const Span *span;
  span_before(r, from, before);
  span = span_at(r, before[0]);
  t->span_twice = before[0] && span->last >= from;
  if (t->span_twice)
    t->span_end = (uint64_t)span->last + 1;
  else
    t->span_end = span->next[0] ? span_at(r, span->next[0])->first : (uint64_t)1 << 33;
  if (t->runs.count) { /* the last run is not among the spans, because it may still grow */
    const ImageRun *run = PAGES_AT(&t->runs, r->a, ImageRun, t->runs.count - 1);
    uint64_t end = (uint64_t)run->address + run->len;
    if (run->is_loose) return;
    if (run->address <= from && from < end) {
      if (!t->span_twice || end > t->span_end) t->span_end = end;
      t->span_twice = 1;
    } else if (run->address > from && !t->span_twice && run->address < t->span_end)
      t->span_end = run->address;
  }
}

/* Bytes of [from, from + n) that were written before in this pass. Asked before they are emitted.
 * */
uint32_t image_twice(Run *r, uint32_t from, uint32_t n, uint32_t *out_first) {
  Task *t = r->t;
  uint32_t twice = 0;
  const ImageRun *run = t->runs.count ? PAGES_AT(&t->runs, r->a, ImageRun, t->runs.count - 1) : 0;
  uint32_t at = from;
  if (!run || run->address + run->len != from || run->is_loose)
    t->span_end = 0; /* not where the last bytes ended */
  while (n) {
    uint32_t k;
    if (at >= t->span_end) find_span(r, at);
    k = t->span_end - at < n ? (uint32_t)(t->span_end - at) : n;
    if (t->span_twice) {
      if (!twice) *out_first = at;
      twice += k;
    }
    at += k;
    n -= k;
  }
  return twice;
}

void image_put(Run *r, const uint8_t *bytes, uint32_t n) {
  if (n == 0) return;
  if (image_space(r, n)) {
    uint32_t i;
    for (i = 0; i < n; i++) r->out[i] = bytes[i];
    image_took(r, n);
    return;
  }
  while (n) {
    uint32_t got;
    uint8_t *p = space(r, n, &got);
    if (!p) return;
    memcpy(p, bytes, got);
    bytes += got;
    n -= got;
    r->t->here += got;
    r->out = p + got;
    r->out_left = ((uint32_t)1 << r->t->data.shift) - 1 -
                  ((r->t->data.count - 1) & (((uint32_t)1 << r->t->data.shift) - 1));
    if (r->t->image_bytes + r->out_left >
        r->t->limits[OPF_LIMIT_IMAGE_BYTES]) /* the limit is looked at in space */
      r->out_left = r->t->image_bytes < r->t->limits[OPF_LIMIT_IMAGE_BYTES]
                        ? r->t->limits[OPF_LIMIT_IMAGE_BYTES] - (uint32_t)r->t->image_bytes
                        : 0;
    r->out_here = r->t->here;
    r->out_run = PAGES_AT(&r->t->runs, r->a, ImageRun, r->t->runs.count - 1);
  }
}

void image_fill(Run *r, const uint8_t *pattern, uint32_t n_pattern, uint64_t n) {
  uint32_t k = 0;
  r->out_left = 0;
  while (n) {
    uint32_t got, i;
    uint8_t *p = space(r, n, &got);
    if (!p) return;
    for (i = 0; i < got; i++) {
      p[i] = pattern[k];
      if (++k == n_pattern) k = 0;
    }
    n -= got;
    r->t->here += got;
  }
}

static inline void map_word(Run *r, uint32_t word) {
  Task *t = r->t;
  if (!r->map_left) {
    uint32_t page = (uint32_t)1 << t->map.shift;
    if (!pages_reach(&t->map, r->a, t->map.count)) return;
    r->map_out = PAGES_AT(&t->map, r->a, uint32_t, t->map.count);
    r->map_left = page - (t->map.count & (page - 1));
  }
  *r->map_out++ = word;
  r->map_left--;
  t->map.count++;
}

int look_emit(Run *r, Frame *f, uint32_t n) {
  Task *t = r->t;
  int64_t load = t->here + t->delta;
  uint32_t first = 0, twice;
  DiagRec *d;
  if (t->reserves) {
    d = diag_statement(r, f, OF0410);
    diag_arg(d, ARG_SPAN, d->start, d->end - d->start, 0);
    diag_arg_choice(r, d, section_at(r, t->section)->kind);
    diag_arg_section(r, d);
    return 0;
  }
  if (t->is_loose) return 1; /* it lies nowhere */
  twice = image_twice(r, (uint32_t)load, n, &first);
  t->span_here = load + n;
  if (!twice) {
    t->twice_diag = 0;
    return 1;
  }
  if (t->twice_diag) { /* one message for each stretch; it counts the bytes */
    PAGES_AT(&t->diags, r->a, DiagRec, t->twice_diag)->args[0].value += twice;
    return 1;
  }
  d = diag_statement(r, f, OF0810);
  diag_arg(d, ARG_NUMBER, 0, 0, twice);
  diag_arg(d, ARG_NUMBER, 0, 0, first);
  t->twice_diag = t->diags.count - 1;
  return 1;
}

void map_frame(Run *r, uint32_t kind, uint32_t frame) {
  map_word(r, kind << 28);
  map_word(r, frame);
}

/* The word that starts an entry; lines that need more than 24 bits stand in a word of their own. */
static void map_head(Run *r, uint32_t kind, uint32_t small, uint32_t line) {
  map_word(r, kind << 28 | small << 24 | (line < 0xffffffu ? line : 0xffffffu));
  if (line >= 0xffffffu) map_word(r, line);
}

void map_long(Run *r, uint32_t line, uint32_t address, uint64_t n, uint32_t kind) {
  uint32_t small = n < 15 ? (uint32_t)n : 15;
  map_head(r, kind, small, line);
  map_word(r, address);
  if (small == 15) {
    map_word(r, (uint32_t)n);
    map_word(r, (uint32_t)(n >> 32));
  }
}

void map_value(Run *r, uint32_t line, int64_t value, uint32_t vkind) {
  map_head(r, OPF_LINE_VALUE, vkind, line);
  map_word(r, (uint32_t)(uint64_t)value);
  map_word(r, (uint32_t)((uint64_t)value >> 32));
}
