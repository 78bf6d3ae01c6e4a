/* listing.c - the listing of a run as one text: rows, symbol table, bytes.
 *
 * A listing shows every line of the sources. The line map holds only lines that made something;
 * lines
 * between two of them are copied from the text. Activations are kept on a stack; loop bodies and
 * branches
 * lie in the text of the activation around them, so their last line is where that one goes on.
 *
 * Owns:       nothing; the text is a blob, the stack a userdata of the Lua state.
 * Tests:      test/host/t_listing.lua
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "host/host.h"

/* Columns: address, bytes, line, source. */
#define BYTES_COLUMN 8
#define LINE_COLUMN 33
#define SOURCE_COLUMN 39
/* Bytes that fit their column. */
#define FITTING_BYTES 8

/* An activation that is open. */
typedef struct Level {
  opf_frame_kind kind;
  uint32_t frame;
  uint32_t source;
  uint32_t line;      /* next line to show */
  size_t at;          /* its offset in the text */
  uint32_t last_line; /* to show at the end, or 0 for all */
  uint32_t shift;     /* what the user's line number is higher by: expansions */
  const uint8_t *text;
  size_t text_bytes;
  uint32_t loop_line; /* start of the loop body met last, so that iterations find it again */
  size_t loop_at;
  const char
      *marker; /* "macro", "segment", "statement", "loop" or NULL: what the rows are marked with */
  const char *name;
  uint32_t name_bytes;
  uint32_t iteration;  /* of a loop, which has no name; else 0 */
  const char *section; /* whose lines these are, or NULL */
  uint32_t section_bytes;
  /* conditionals: those of the lines so far, when they are shown */
  opf_cond_cursor cond_cursor;
  opf_cond cond;        /* the next one; kind NONE behind the last */
  uint32_t depth;       /* open around the level */
  int is_matched;       /* a branch of the innermost of these was taken */
  int is_open;          /* one of the level itself is open, and */
  int has_match, skips; /* a branch of it was taken; the lines at hand are in none that was */
  uint32_t n_skipped;   /* open in lines that are passed over */
} Level;

/* A text that follows a line: a diagnostic, rendered by the caller. frame 0: of any activation. */
typedef struct Note {
  uint32_t source, line, frame;
  const char *text; /* borrowed: from the table of notes */
  size_t text_bytes;
  int is_shown;
} Note;

/* The row that collects what one line made. */
typedef struct Row {
  int is_open;
  uint32_t line;
  opf_line_kind kind; /* BYTES, VALUE, RESERVE, or LABEL for nothing to show */
  uint32_t address;
  uint64_t size_bytes;
  uint32_t run, run_offset;
  int64_t value;
  uint32_t value_kind;
} Row;

typedef struct Listing {
  lua_State *L;
  const Run *run;
  Blob *out;
  Level *levels;
  size_t n_levels, capacity;
  int levels_place; /* stack place of the userdata that holds levels */
  Note *notes;
  size_t n_notes;
  int file_names; /* stack place of the table of names */
  uint32_t shown_file;
  unsigned tab_size;
  int shows_conds;
  Row row;
  uint32_t run_number; /* the run looked at last */
  const uint8_t *run_bytes;
  uint32_t run_size_bytes;
} Listing;

/* LF, CR LF and a lone CR end a line. */
static size_t line_end(const Level *level, size_t at) {
  const uint8_t *text = level->text + at;
  size_t left = level->text_bytes - at;
  const uint8_t *end = at < level->text_bytes ? (const uint8_t *)memchr(text, '\n', left) : NULL;
  const uint8_t *cr;
  if (at >= level->text_bytes) {
    return at;
  }
  if (end != NULL) {
    left = (size_t)(end - text);
  }
  cr = (const uint8_t *)memchr(text, '\r', left);
  return at + (cr != NULL ? (size_t)(cr - text) : left);
}

static size_t after_line(const Level *level, size_t end) {
  if (end < level->text_bytes && level->text[end] == '\r' && end + 1 < level->text_bytes &&
      level->text[end + 1] == '\n') {
    return end + 2;
  }
  return end + 1;
}

/* Moves to a line without showing what lies between. */
static void seek(Level *level, uint32_t line) {
  if (line < level->line) {
    level->line = 1;
    level->at = 0;
  }
  while (level->line < line && level->at < level->text_bytes) {
    level->at = after_line(level, line_end(level, level->at));
    level->line++;
  }
}

/* Whether no byte needs another form: none below a blank, and no 0x7F. Eight at a time. */
static int is_plain(const uint8_t *text, size_t n) {
  const uint64_t ones = 0x0101010101010101u;
  const uint64_t tops = 0x8080808080808080u;
  for (; n >= 8; n -= 8, text += 8) {
    uint64_t word;
    uint64_t del;
    memcpy(&word, text, 8);
    del = word ^ (ones * 0x7F);
    if (((((word - ones * 0x20) & ~word) | ((del - ones) & ~del)) & tops) != 0) {
      return 0; /* some byte, or a borrow behind one: the slow way looks again */
    }
  }
  for (; n > 0; n--, text++) {
    if (*text < 0x20 || *text == 0x7F) {
      return 0;
    }
  }
  return 1;
}

/* The source line; tabs are expanded when asked; control bytes are not let through. */
static void add_source(Listing *list, const Level *level, size_t at, size_t end) {
  Blob *out = list->out;
  size_t column = 0;
  size_t i;
  if (is_plain(level->text + at, end - at)) {
    blob_add(list->L, out, level->text + at, end - at);
    return;
  }
  for (i = at; i < end; i++) {
    unsigned char byte = level->text[i];
    if (byte == '\t' && list->tab_size > 0) {
      do {
        blob_add_byte(list->L, out, ' ');
        column++;
      } while (column % list->tab_size != 0);
      continue;
    }
    if ((byte < 0x20 && byte != '\t') || byte == 0x7F) {
      byte = '.';
    }
    blob_add_byte(list->L, out, byte);
    column += (byte & 0xC0u) != 0x80u; /* bytes of one character share a column */
  }
}

static void trim(Blob *out, size_t from) {
  while (out->size_bytes > from &&
         (out->bytes[out->size_bytes - 1] == ' ' || out->bytes[out->size_bytes - 1] == '\t')) {
    out->size_bytes--;
  }
}

/* Writes "XX" of a byte. */
static unsigned char *put_byte(unsigned char *to, unsigned byte) {
  to[0] = (unsigned char)"0123456789ABCDEF"[byte >> 4];
  to[1] = (unsigned char)"0123456789ABCDEF"[byte & 15u];
  return to + 2;
}

static unsigned char *put_hex(unsigned char *to, uint64_t value, unsigned n_digits) {
  unsigned i;
  for (i = n_digits; i-- > 0; value >>= 4) {
    to[i] = (unsigned char)"0123456789ABCDEF"[value & 15u];
  }
  return to + n_digits;
}

/* The bytes of a run; the one asked for last is remembered, rows ask in order. */
static int find_run(Listing *list, uint32_t run) {
  uint32_t address;
  if (list->run_bytes != NULL && list->run_number == run) {
    return 1;
  }
  list->run_number = run;
  list->run_bytes = NULL;
  return opf_image_run(list->run->vm, list->run->task, run, &address, &list->run_bytes,
                       &list->run_size_bytes) == OPF_OK &&
         list->run_bytes != NULL;
}

/* Writes the bytes of a row; to has room for three characters each. */
static unsigned char *put_bytes(Listing *list, unsigned char *to, const Row *row) {
  uint32_t run = row->run;
  uint32_t offset = row->run_offset;
  uint64_t left = row->size_bytes;
  while (left > 0 && find_run(list, run)) {
    for (; offset < list->run_size_bytes && left > 0; offset++, left--) {
      to = put_byte(to, list->run_bytes[offset]);
      *to++ = ' ';
    }
    run++;
    offset = 0;
  }
  return row->size_bytes > 0 ? to - 1 : to;
}

/* Blanks up to a column, if it is not passed yet, then a gap of two. */
static unsigned char *put_gap(unsigned char *to, unsigned char *column) {
  while (to < column) {
    *to++ = ' ';
  }
  *to++ = ' ';
  *to++ = ' ';
  return to;
}

static unsigned char *put_text(unsigned char *to, const char *text) {
  size_t n = strlen(text);
  memcpy(to, text, n);
  return to + n;
}

/* The columns in front of the source. row is NULL for a line that made nothing. */
static void add_head(Listing *list, uint64_t number, const Row *row) {
  static const char *const value_names[] = {"",     "string", "range", "struct",
                                            "hole", "scope",  "list",  "struct"};
  unsigned char digits[20];
  unsigned char *start;
  unsigned char *to;
  unsigned char *bytes;
  unsigned n = 0;
  opf_line_kind kind = row != NULL ? row->kind : OPF_LINE_LABEL;
  size_t room = 128 + (kind == OPF_LINE_BYTES ? 3 * (size_t)row->size_bytes : 0);
  blob_reserve(list->L, list->out, room);
  start = to = list->out->bytes + list->out->size_bytes;
  if (kind == OPF_LINE_BYTES || kind == OPF_LINE_RESERVE) {
    to = put_hex(to, row->address, address_digits(row->address));
  } else {
    memset(to, '-', 4);
    to += 4;
  }
  bytes = to = put_gap(to, start + BYTES_COLUMN - 2);
  if (kind == OPF_LINE_BYTES) {
    to = put_bytes(list, to, row);
  } else if (kind == OPF_LINE_RESERVE) {
    *to++ = '+';
    to = put_hex(to, row->size_bytes, value_digits((int64_t)row->size_bytes));
  } else if (kind == OPF_LINE_VALUE) {
    to = put_text(to, "EQU ");
    if (row->value_kind == 0) {
      to = put_hex(to, (uint64_t)row->value, value_digits(row->value));
    } else {
      to = put_text(to, value_names[row->value_kind < 8 ? row->value_kind : 0]);
    }
  }
  to = put_gap(to, bytes + LINE_COLUMN - 2 - BYTES_COLUMN);
  do {
    digits[n++] = (unsigned char)('0' + (int)(number % 10));
    number /= 10;
  } while (number != 0);
  for (; n < SOURCE_COLUMN - 2 - LINE_COLUMN; n++) {
    digits[n] = ' ';
  }
  while (n > 0) {
    *to++ = digits[--n];
  }
  *to++ = ' ';
  *to++ = ' ';
  list->out->size_bytes += (size_t)(to - start);
}

/* Diagnostics of a line, in the activation they were found in. */
static void add_notes(Listing *list, const Level *level) {
  size_t low = 0;
  size_t high = list->n_notes;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const Note *note = &list->notes[middle];
    if (note->source < level->source ||
        (note->source == level->source && note->line < level->line)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < list->n_notes; low++) {
    Note *note = &list->notes[low];
    if (note->source != level->source || note->line != level->line) {
      break;
    }
    if (!note->is_shown && (note->frame == 0 || note->frame == level->frame)) {
      blob_add(list->L, list->out, note->text, note->text_bytes);
      note->is_shown = 1;
    }
  }
}

/* What no row was followed by: of lines that are not shown, or not in this activation. */
static void add_left_notes(Listing *list) {
  size_t i;
  for (i = 0; i < list->n_notes; i++) {
    if (!list->notes[i].is_shown) {
      blob_add(list->L, list->out, list->notes[i].text, list->notes[i].text_bytes);
    }
  }
}

/* The conditional that the level's lines meet next. */
static void next_cond(const Listing *list, Level *level) {
  if (!opf_cond_next(list->run->vm, list->run->task, level->frame, &level->cond_cursor,
                     &level->cond)) {
    level->cond.kind = OPF_COND_NONE;
  }
}

/* What the next line of a level does to the conditionals that are open. */
static void look_at_conds(const Listing *list, Level *level) {
  opf_cond_kind passed = OPF_COND_NONE;
  if (level->skips && (level->cond.kind == OPF_COND_NONE || level->line < level->cond.line)) {
    passed = opf_cond_look(list->run->vm, list->run->task, &level->cond_cursor, level->source,
                           (uint32_t)level->at);
    level->n_skipped += passed == OPF_COND_OPENER;
    level->n_skipped -= passed == OPF_COND_CLOSER && level->n_skipped > 0;
  }
  while (level->cond.kind != OPF_COND_NONE && level->cond.line <= level->line) {
    if (level->cond.kind == OPF_COND_OPENER) {
      level->is_open = 1;
      level->has_match = 0;
    } else if (level->cond.kind == OPF_COND_CLOSER) {
      level->is_open = 0;
    }
    level->has_match = level->has_match || level->cond.is_taken;
    level->skips = level->is_open && !level->cond.is_taken;
    level->n_skipped = 0;
    next_cond(list, level);
  }
}

static uint32_t cond_depth(const Level *level) {
  return level->depth + (level->is_open ? 1 : 0) + level->n_skipped;
}

/* Whether a branch of the innermost conditional was taken. */
static int cond_matched(const Level *level) {
  return level->n_skipped == 0 && (level->is_open ? level->has_match : level->is_matched);
}

static void add_conds(Listing *list, const Level *level) {
  lua_State *L = list->L;
  blob_add_text(L, list->out, "  [");
  blob_add_byte(L, list->out, cond_matched(level) ? '+' : ' ');
  blob_add_decimal(L, list->out, cond_depth(level), 0);
  blob_add_byte(L, list->out, level->skips ? '-' : ' ');
  blob_add_byte(L, list->out, ']');
}

/* A row for the next line of a level; row is NULL for a line that made nothing. */
static void add_row(Listing *list, Level *level, const Row *row) {
  lua_State *L = list->L;
  Blob *out = list->out;
  size_t from = out->size_bytes;
  size_t end = line_end(level, level->at);
  add_head(list, (uint64_t)level->line + level->shift, row);
  add_source(list, level, level->at, end);
  trim(out, from);
  if (level->section != NULL) {
    blob_add_text(L, out, "  ; [section ");
    blob_add(L, out, level->section, level->section_bytes);
    blob_add_byte(L, out, ']');
  }
  if (level->marker != NULL) {
    blob_add_text(L, out, "  ; [");
    blob_add_text(L, out, level->marker);
    blob_add_byte(L, out, ' ');
    if (level->iteration > 0) {
      blob_add_decimal(L, out, level->iteration, 0);
    } else {
      blob_add(L, out, level->name, level->name_bytes);
    }
    blob_add_byte(L, out, ']');
  }
  if (list->shows_conds) {
    look_at_conds(list, level);
    add_conds(list, level);
  }
  blob_add_byte(L, out, '\n');
  if (list->n_notes > 0) {
    add_notes(list, level);
  }
  level->at = after_line(level, end);
  level->line++;
}

static Level *top(Listing *list) { return &list->levels[list->n_levels - 1]; }

/* Rows of lines that made nothing, up to a line that is not shown. */
static void fill_to(Listing *list, Level *level, uint32_t line) {
  while (level->line < line && level->at < level->text_bytes) {
    add_row(list, level, NULL);
  }
}

static void flush(Listing *list) {
  if (list->row.is_open && list->n_levels > 0) {
    Level *level = top(list);
    seek(level, list->row.line);
    add_row(list, level, &list->row);
  }
  list->row.is_open = 0;
}

static void add_file_row(Listing *list, uint32_t source) {
  lua_State *L = list->L;
  if (source == list->shown_file) {
    return;
  }
  list->shown_file = source;
  lua_rawgeti(L, list->file_names, (lua_Integer)source);
  if (lua_isstring(L, -1)) {
    size_t from = list->out->size_bytes;
    blob_add_text(L, list->out, "----");
    while (list->out->size_bytes - from < SOURCE_COLUMN) {
      blob_add_byte(L, list->out, ' ');
    }
    blob_add_text(L, list->out, "; file ");
    blob_add_text(L, list->out, lua_tostring(L, -1));
    blob_add_byte(L, list->out, '\n');
  }
  lua_pop(L, 1);
}

static void push_level(Listing *list, uint32_t number, const opf_frame *frame,
                       const Level *parent) {
  Level level;
  opf_source source;
  memset(&level, 0, sizeof level);
  memset(&source, 0, sizeof source);
  if (opf_source_get(list->run->vm, list->run->task, frame->body, &source) != OPF_OK) {
    luaL_error(list->L, "a frame without a source");
  }
  level.kind = frame->kind;
  level.last_line = frame->last_line;
  level.frame = number;
  level.source = frame->body;
  level.text = source.text;
  level.text_bytes = source.text_bytes;
  level.line = 1;
  {
    unsigned depth;
    opf_source above = source;
    for (depth = 0; above.is_expansion && depth < 5000; depth++) {
      level.shift += above.origin_line - 1;
      if (opf_source_get(list->run->vm, list->run->task, above.origin, &above) != OPF_OK) {
        break;
      }
    }
  }
  if (frame->section != NULL) {
    level.section = frame->section;
    level.section_bytes = frame->section_bytes;
  } else if (parent != NULL) {
    level.section = parent->section;
    level.section_bytes = parent->section_bytes;
  }
  if (source.text_bytes >= 3 && memcmp(source.text, "\xEF\xBB\xBF", 3) == 0) {
    level.at = 3;
  }
  if (parent != NULL && (frame->kind == OPF_FRAME_LOOP || frame->kind == OPF_FRAME_BRANCH ||
                         frame->kind == OPF_FRAME_REST)) {
    level.marker = parent->marker;
    level.name = parent->name;
    level.name_bytes = parent->name_bytes;
    level.iteration = parent->iteration;
    if (parent->source == frame->body) {
      if (parent->loop_line != 0 && parent->loop_line == frame->first_line) {
        level.line = parent->loop_line;
        level.at = parent->loop_at;
      } else if (parent->line <= frame->first_line) {
        level.line = parent->line;
        level.at = parent->at;
      }
    }
    seek(&level, frame->first_line);
  } else if (frame->first_line > 1) {
    seek(&level, frame->first_line);
  }
  if (frame->kind == OPF_FRAME_MACRO || frame->kind == OPF_FRAME_SEGMENT ||
      frame->kind == OPF_FRAME_STATEMENT) {
    level.marker = frame->kind == OPF_FRAME_MACRO     ? "macro"
                   : frame->kind == OPF_FRAME_SEGMENT ? "segment"
                                                      : "statement";
    level.name = frame->name;
    level.name_bytes = frame->name_bytes;
  } else if (frame->kind == OPF_FRAME_LOOP) {
    level.marker = "loop";
    level.iteration = frame->iteration;
  }
  if (list->shows_conds) {
    if (parent != NULL) {
      level.depth = cond_depth(parent);
      level.is_matched = cond_matched(parent);
    }
    next_cond(list, &level);
  }
  if (list->n_levels == list->capacity) {
    size_t capacity = list->capacity * 2;
    Level *levels = (Level *)lua_newuserdatauv(list->L, capacity * sizeof *levels, 0);
    memcpy(levels, list->levels, list->n_levels * sizeof *levels);
    lua_replace(list->L, list->levels_place);
    list->levels = levels;
    list->capacity = capacity;
  }
  list->levels[list->n_levels++] = level;
}

static void enter(Listing *list, uint32_t number) {
  opf_frame frame;
  Level *parent = NULL;
  flush(list);
  memset(&frame, 0, sizeof frame);
  if (opf_frame_get(list->run->vm, list->run->task, number, &frame) != OPF_OK) {
    luaL_error(list->L, "an activation without a frame");
  }
  if (list->n_levels > 0) {
    parent = top(list);
    if (parent->source == frame.source && frame.line + 1 > parent->line) {
      fill_to(list, parent, frame.line + 1);
    }
  } else {
    add_file_row(list, frame.body);
  }
  push_level(list, number, &frame, parent);
  if (frame.kind == OPF_FRAME_LOOP && list->n_levels > 1) {
    parent = &list->levels[list->n_levels - 2];
    parent->loop_line = frame.first_line;
    parent->loop_at = top(list)->at;
  }
  if (frame.kind == OPF_FRAME_INCLUDE) {
    add_file_row(list, frame.body);
  }
}

static void leave(Listing *list) {
  Level *level;
  flush(list);
  if (list->n_levels == 0) {
    return;
  }
  level = top(list);
  if (level->kind == OPF_FRAME_LOOP || level->kind == OPF_FRAME_BRANCH ||
      level->kind == OPF_FRAME_REST) {
    if (level->last_line > 0) {
      fill_to(list, level, level->last_line + 1);
    }
    if (list->n_levels > 1) {
      Level *parent = &list->levels[list->n_levels - 2];
      if (parent->source == level->source && parent->line < level->line) {
        parent->line = level->line;
        parent->at = level->at;
      }
    }
  } else {
    fill_to(list, level, level->last_line > 0 ? level->last_line + 1 : UINT32_MAX);
  }
  list->n_levels--;
  if (level->kind == OPF_FRAME_INCLUDE && list->n_levels > 0) {
    size_t i = list->n_levels;
    while (i > 1 && list->levels[i - 1].kind != OPF_FRAME_INCLUDE &&
           list->levels[i - 1].kind != OPF_FRAME_FILE) {
      i--;
    }
    add_file_row(list, list->levels[i - 1].source);
  }
}

static void add_item(Listing *list, const opf_line *line) {
  Row *row = &list->row;
  if (list->n_levels == 0) {
    return;
  }
  if (row->is_open && row->line == line->line) {
    if (row->kind == OPF_LINE_BYTES && line->kind == OPF_LINE_BYTES) {
      row->size_bytes += line->size_bytes;
      return;
    }
    if (line->kind == OPF_LINE_LABEL || row->kind == OPF_LINE_BYTES ||
        row->kind == OPF_LINE_RESERVE) {
      return; /* one row shows one thing; bytes come before anything else */
    }
  } else {
    flush(list);
    fill_to(list, top(list), line->line);
  }
  row->is_open = 1;
  row->line = line->line;
  row->kind = line->kind == OPF_LINE_ZEROS ? OPF_LINE_RESERVE : line->kind;
  row->address = line->address;
  row->size_bytes = line->size_bytes;
  row->run = line->run;
  row->run_offset = line->run_offset;
  row->value = line->value;
  row->value_kind = line->value_kind;
}

/* --- tables behind the rows ------------------------------------------------------------------- */

/* Rows of an address and up to 16 bytes; a gap begins a new one. */
static void add_image_rows(Listing *list) {
  lua_State *L = list->L;
  size_t n;
  size_t i;
  unsigned in_row = 0;
  uint64_t expected = 0;
  const Piece *pieces = image_pieces(L, list->run, &n);
  if (n == 0) {
    blob_add_text(L, list->out, "(none)\n");
  }
  for (i = 0; i < n; i++) {
    uint32_t k = 0;
    if (in_row > 0 && pieces[i].address != expected) {
      blob_add_byte(L, list->out, '\n');
      in_row = 0;
    }
    while (k < pieces[i].size_bytes) {
      unsigned char *start;
      unsigned char *to;
      blob_reserve(L, list->out, 64);
      start = to = list->out->bytes + list->out->size_bytes;
      if (in_row == 0) {
        uint32_t address = pieces[i].address + k;
        to = put_hex(to, address, address_digits(address));
        to = put_gap(to, start + BYTES_COLUMN - 2);
        to--; /* each byte brings its blank */
      }
      for (; in_row < 16 && k < pieces[i].size_bytes; in_row++, k++) {
        *to++ = ' ';
        to = put_byte(to, pieces[i].bytes[k]);
      }
      if (in_row == 16) {
        *to++ = '\n';
        in_row = 0;
      }
      list->out->size_bytes += (size_t)(to - start);
    }
    expected = piece_end(&pieces[i]);
  }
  if (in_row > 0) {
    blob_add_byte(L, list->out, '\n');
  }
  lua_pop(L, 1);
}

/* Takes notes from the table at a stack place; the userdata that holds them stays on the stack. */
static void load_notes(Listing *list, int place) {
  lua_State *L = list->L;
  size_t i;
  list->n_notes = (size_t)lua_rawlen(L, place);
  list->notes = (Note *)lua_newuserdatauv(L, (list->n_notes + 1) * sizeof *list->notes, 0);
  for (i = 0; i < list->n_notes; i++) {
    Note *note = &list->notes[i];
    lua_rawgeti(L, place, (lua_Integer)i + 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    lua_getfield(L, -1, "source");
    note->source = (uint32_t)luaL_checkinteger(L, -1);
    lua_getfield(L, -2, "line");
    note->line = (uint32_t)luaL_checkinteger(L, -1);
    lua_getfield(L, -3, "text");
    note->text = luaL_checklstring(L, -1, &note->text_bytes);
    lua_getfield(L, -4, "frame");
    note->frame = (uint32_t)luaL_optinteger(L, -1, 0);
    note->is_shown = 0;
    lua_pop(L, 5);
  }
}

/* run:listing{ entry = source, names = { [source] = name },
 *              notes = { { source, line, text, frame }, sorted },
 *              symbols = text, errors =, warnings =, tab_size =, conditions = boolean } -> blob */
static int listing_make(lua_State *L) {
  Listing list;
  opf_line_cursor cursor;
  opf_line line;
  opf_summary summary;
  uint64_t n_bytes = 0;
  lua_Integer tab_size;
  memset(&list, 0, sizeof list);
  memset(&cursor, 0, sizeof cursor);
  memset(&summary, 0, sizeof summary);
  list.L = L;
  list.run = run_check_done(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  lua_getfield(L, 2, "names");
  luaL_checktype(L, 3, LUA_TTABLE);
  list.file_names = 3;
  lua_getfield(L, 2, "notes");
  luaL_checktype(L, 4, LUA_TTABLE);
  load_notes(&list, 4);
  lua_getfield(L, 2, "entry");
  list.shown_file = (uint32_t)luaL_checkinteger(L, -1);
  lua_pop(L, 1);
  lua_getfield(L, 2, "tab_size");
  tab_size = luaL_optinteger(L, -1, 0);
  luaL_argcheck(L, tab_size >= 0 && tab_size <= 64, 2, "tab_size out of range");
  list.tab_size = (unsigned)tab_size;
  lua_getfield(L, 2, "conditions");
  list.shows_conds = lua_toboolean(L, -1);
  lua_pop(L, 1);
  list.out = blob_push(L, 65536);
  list.capacity = 64;
  list.levels = (Level *)lua_newuserdatauv(L, list.capacity * sizeof *list.levels, 0);
  list.levels_place = lua_gettop(L);
  blob_add_text(L, list.out,
                "opforge Assembler v1.0\n"
                "ADDR    BYTES                    LINE  SOURCE\n"
                "------  -----------------------  ----  ------\n");
  while (opf_line_next(list.run->vm, list.run->task, &cursor, &line) && line.kind != OPF_LINE_END) {
    switch (line.kind) {
    case OPF_LINE_ENTER: enter(&list, line.frame); break;
    case OPF_LINE_LEAVE: leave(&list); break;
    default: add_item(&list, &line); break;
    }
  }
  while (list.n_levels > 0) {
    leave(&list);
  }
  add_left_notes(&list);
  if (opf_result_summary(list.run->vm, list.run->task, &summary) == OPF_OK) {
    n_bytes = summary.image_bytes;
  }
  blob_add_text(L, list.out, "\nLines: ");
  blob_add_decimal(L, list.out, summary.lines, 0);
  blob_add_text(L, list.out, "  Errors: ");
  lua_getfield(L, 2, "errors");
  blob_add_decimal(L, list.out, (uint64_t)luaL_optinteger(L, -1, (lua_Integer)summary.errors), 0);
  blob_add_text(L, list.out, "  Warnings: ");
  lua_getfield(L, 2, "warnings");
  blob_add_decimal(L, list.out, (uint64_t)luaL_optinteger(L, -1, (lua_Integer)summary.warnings), 0);
  lua_pop(L, 2);
  blob_add_text(L, list.out, "\n\nSYMBOL TABLE\nNAME             VALUE     VIS  KIND\n");
  lua_getfield(L, 2, "symbols");
  {
    size_t size_bytes;
    const unsigned char *text = blob_check(L, -1, &size_bytes);
    blob_add(L, list.out, text, size_bytes);
    if (size_bytes == 0) {
      blob_add_text(L, list.out, "(none)\n");
    }
  }
  lua_pop(L, 1);
  blob_add_text(L, list.out, "\nTotal memory is ");
  blob_add_decimal(L, list.out, n_bytes, 0);
  blob_add_text(L, list.out, " bytes\n\nGENERATED OUTPUT\n");
  add_image_rows(&list);
  lua_settop(L, list.levels_place - 1);
  return 1;
}

const luaL_Reg listing_methods[] = {{"listing", listing_make}, {NULL, NULL}};
