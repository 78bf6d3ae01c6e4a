-- package.lua - an invented big-endian CPU with a state of its own: keys, values, widths, pages of
-- 256 bytes and words for all of these that no other package has.
--
-- State: `span` 0 to 2, the bytes of an immediate operand less one; `tight` 0 or 1, which holds
-- span at 2; `near`, the page of data, auto = 0; `home`, the page of jumps, auto = that of the
-- current address.
--   ldi #e   10 and 1, 2 or 3 bytes, by span
--   ld  e    20 and 1 byte within the page near, else 21 and 2 bytes; `ld e,p`, `ld e,q` ask for
--            one of these
--   st  e    50 and 1 byte within the page near
--   br  e    30 and 1 byte within the page home, else 31 and 2 bytes; `br.one`, `br.two` ask for
--            one
--   fit #e   40 and 1 byte: span becomes 1 by its bit 0, 2 by its bit 6
--   tie, untie   41, 42: tight becomes 1, 0
--   drop     43: near is auto again
-- SPDX-License-Identifier: MIT
local words = include "../../../packages/base/words.lua"

local key_value = "STATE near\n" .. words.state_value

local family = {
  name = "paged",
  registers = { { "p", "q" } },
  operand_suffixes = { "p", "q" },
  operands = { "", "#e", "e", "e,p", "e,q" },
  suffixes = { { ".one", 1 }, { ".two", 2 } },
  fits = { { "u8", 0, 255 }, { "u16", 0, 65535 }, { "u24", 0, 0xFFFFFF } },
  state = {
    { "tight", 0, 1 },
    { "span",  0, 2, start = 1, lock = "tight", locks = 1, held = 2 },
    { "near",  0, 0xFF, rule = "AUTO", shift = 8 },
    { "home",  0, 0xFF, rule = "HERE", shift = 8 },
  },
  fields = {
    i1 = { bytes = 1, fit = "u8", guard = false, when = { "span", 0 } },
    i2 = { bytes = 2, fit = "u16", guard = false, when = { "span", 1 } },
    i3 = { bytes = 3, fit = "u24", guard = false, when = { "span", 2 } },
    page = { bytes = 1, fit = "u8", width = 1, state = "near", suffix = "p" },
    full = { bytes = 2, fit = "u16", width = 2, suffix = "q" },
    jump = { bytes = 1, fit = "u8", width = 1, state = "home" },
    bits = { bytes = 1, fit = "u8" },
  },
}

return {
  id = "paged",
  version = "0.1.0",
  base = include "../../../packages/base/language.lua",
  family = family,
  cpus = {
    { name = "paged", word = 2, order = "BIG", addrbits = 16,
      directives = {
        { "slim", "ASSUME", args = "slim" },
        { "window", "ASSUME", args = "window" },
        { "wrong", "ASSUME", args = "wrong" },
        { "vague", "ASSUME", args = "vague" },
      },
      arguments = {
        slim = "STATE span; LITERAL 0; DONE",
        window = key_value,
        wrong = "LITERAL 300; LITERAL 1; DONE",    -- no such key
        vague = "EXPR; TAKE ','; EXPR; DONE",      -- a key is whatever stands there
      },
      instructions = {
        { "ldi",   "#e", "10 i1", "1" },
        { "ldi",   "#e", "10 i2", "1" },
        { "ldi",   "#e", "10 i3", "1" },
        { "ld",    "e",  "20 page", "2" },
        { "ld",    "e",  "21 full", "3" },
        { "st",    "e",  "50 page", "2" },
        { "br",    "e",  "30 jump", "2" },
        { "br",    "e",  "31 full", "3" },
        { "fit",   "#e", "40 bits", "1", effect = "SETIF op0 $01 span 1; SETIF op0 $40 span 2" },
        { "tie",   "",   "41", "1", effect = "SET tight 1" },
        { "untie", "",   "42", "1", effect = "SET tight 0" },
        { "drop",  "",   "43", "1", effect = "FORGET near" },
      } },
  },
  probe = { text = "  ldi #$1234 ; probe", bytes = "10 12 34", cpu = "paged" },
}
