-- package.lua - an invented big-endian CPU with 16-bit instruction words, as a spec alone: bit
-- fields, displacements in words, register classes and lists, and a second word for long operands.
--
-- Layout of its words (d, s registers 0..7; i 6 bits signed; u 4 bits; j 9 and k 6 bits signed, in
-- words from the end of the word; m a mask of 8 registers):
--   add  d,s     0001 ddd sss 000000      beq  e      0100 001 jjjjjjjjj
--   addi d,#e    0010 ddd iiiiii 000      dbnz d,e    0101 ddd kkkkkk 000
--   movi d,#e    0011 ddd 0 uuuu 0000     push {..}   0110 0000 mmmmmmmm
--   movi d,#e    0011 ddd 1 00000000 w    pop  {..}   0110 0001 mmmmmmmm
--   ld   d,[s+e] 1000 ddd sss uuuu 00     add  sp,#e  0111 0 iiiiii 00000
--   ld   d,[s]   1000 ddd sss 0000 00     mvc  c,d    1001 cc ddd 0000000
--   jmp  e       1010 0000 0000 0000 w    halt        0000 0000 0000 0000
--   far  e       1100 0000 0000 0000, then 1 jjjjjjjjj 000000
--   ext  d,e     24-bit word 1011 ddd 0 nnnnnnnnnnnnnnnn
-- SPDX-License-Identifier: MIT
local family = {
  name = "wide16",
  registers = {
    { class = "r", { "r0", 0 }, { "r1", 1 }, { "r2", 2 }, { "r3", 3 }, { "r4", 4 }, { "r5", 5 },
      { "r6", 6 }, { "r7", 7 }, { "lr", 6 } },
    { class = "c", { "flags", 0 }, { "epc", 1 }, { "mode", 3 } },
    { "sp" },
  },
  lists = { rl = { class = "r", separator = ",", range = "-" } },
  operands = { "", "r", "r,r", "r,#e", "r,[r]", "r,[r+e]", "sp,#e", "c,r", "{rl}", "e", "r,e" },
  fits = { { "reg", 0, 7 }, { "ctl", 0, 3 }, { "s6", -32, 31 }, { "u4", 0, 15 },
           { "s9", -256, 255 }, { "mask", 0, 255 }, { "u16", 0, 65535 },
           { "w16", -32768, 65535 } },
  fields = {
    d = { fit = "reg" }, s = { fit = "reg" }, c = { fit = "ctl" }, i = { fit = "s6" },
    u = { fit = "u4" }, j = { fit = "s9", relative = true }, k = { fit = "s6", relative = true },
    m = { fit = "mask" }, n = { fit = "u16" }, w = { bytes = 2, fit = "w16" },
    target = { bytes = 2, fit = "u16" },
  },
}

return {
  id = "wide16",
  version = "0.1.0",
  base = include "../../../packages/base/language.lua",
  family = family,
  cpus = {
    { name = "wide16", aliases = { "w16" }, word = 2, order = "BIG", addrbits = 16,
      instructions = {
        { "halt", "",        "%0000000000000000", "1" },
        { "add",  "r,r",     "%0001dddsss000000", "1" },
        { "addi", "r,#e",    "%0010dddiiiiii000", "1" },
        { "movi", "r,#e",    "%0011ddd0uuuu0000", "1" },
        { "movi", "r,#e",    "%0011ddd100000000 w", "2" },
        { "beq",  "e",       "%0100001jjjjjjjjj", "2*" },
        { "dbnz", "r,e",     "%0101dddkkkkkk000", "2*" },
        { "push", "{rl}",    "%01100000mmmmmmmm", "4" },
        { "pop",  "{rl}",    "%01100001mmmmmmmm", "4" },
        { "push", "r",       "%011000100ddd0000", "2" },
        { "add",  "sp,#e",   "%01110iiiiii00000", "1" },
        { "ld",   "r,[r]",   "%1000dddsss000000", "3" },
        { "ld",   "r,[r+e]", "%1000dddsssuuuu00", "3" },
        { "mvc",  "c,r",     "%1001ccddd0000000", "1" },
        { "jmp",  "e",       "%1010000000000000 target", "2" },
        { "far",  "e",       "C0 00 %1jjjjjjjjj000000", "3" },
        { "ext",  "r,e",     "%1011ddd0nnnnnnnnnnnnnnnn", "2" },
      } },
  },
  probe = { text = "  add r3,r5 ; probe", bytes = "17 40", cpu = "wide16" },
}
