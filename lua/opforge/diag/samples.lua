---The smallest sources and command lines that give a diagnostic, for `opforge explain`.
---
---A sample is a source, or { source, options }, or { command = options } where a command line alone
---is at fault; `a.asm` is then a source without mistakes. Sources are for the 6502 where they have
---instructions. test/host/t_explain.lua assembles each and looks for its code.
---SPDX-License-Identifier: MIT
return {
  -- lexical
  [101] = "        .byte 1 @ 2",
  [102] = "        .byte 1 \x01",
  [103] = '        .text "open',
  [104] = '        .text "a\\x4"',
  [105] = "        .byte $1g",
  [106] = "        .byte $10000000000000000",
  [107] = '"text"  .byte 1',
  [108] = "one     two: nop",
  [109] = "        name = 1",
  [110] = "        #byte 1",
  [111] = "        . byte 1",

  -- expressions
  [201] = "        .byte 1 +",
  [202] = "        .byte 1 2",
  [203] = "        .byte (1 + 2",
  [204] = "        .byte 1 ? 2",
  [205] = "        .byte 7 / 0",
  [206] = "        .byte 2 ** -1",
  [207] = "        .byte 1 << 64",
  [208] = '        .byte "abc" + 1',
  [209] = "        .byte 1 + (0..2)",
  [210] = "        .byte (0..2)[2]",
  [211] = "        .byte 0..2:0",
  [212] = "        .byte #1",
  [213] = "        .byte ^$123456",
  [214] = "        .byte .lo(1, 2)",
  [217] = "        .word -",
  [218] = "x       = ?",

  -- symbols and scopes
  [301] = "count   = 4\n        lda #cuont",
  [302] = "twice   nop\ntwice   nop",
  [303] = "label   nop\nlabel   := 1",
  [304] = "one     = two\ntwo     = one",
  [305] = "early   := late + 1\nlate    := 1",
  [306] = "a.b     nop",
  [307] = "        .const 5",
  [308] = "none    += 1",
  [309] = "range   := 0..2\nrange   += 1",
  [310] = "        .block\n        .if 1\n        .endblock\n        .endif\n        .endblock",
  [311] = "        .if 1\n        .endfor\n        .endif",
  [312] = "        .block\n        nop",
  [314] = "lda     nop",

  -- directives and data
  [401] = "        .bite 1",
  [402] = "        .byte",
  [404] = "        .section code, align=2, align=2\n        .endsection",
  [405] = "v       := 1\nv       x= 9",
  [406] = "        .byte 256",
  [407] = "        .fill -1, 0",
  [408] = '        .byte ""',
  [409] = "        .byte 1, ?",
  [410] = "        .section work, kind=bss\n        .byte 1\n        .endsection",
  [411] = "        .res byte, 4",
  [412] = "        .align 0",
  [413] = "        .fill 9, 1, 0",
  [414] = "        .fill byte, 1",
  [415] = '        .null "a\\0b"',
  [416] = "        .ptext 0..256",
  [420] = "        .section code\n        .byte 1, 2\n        .org $0001\n        .endsection",
  [421] = "        .logical $0200\n        .org $0300\n        .here",
  [422] = "        .org $FFFF\n        nop\n        nop",
  [423] = "        .assert 1 == 2",
  [424] = '        .error "not like this"',
  [425] = '        .warn "better not"',
  [428] = "        .dsection code",
  [429] = "        .if 1\n        .else\n        .else\n        .endif",
  [431] = '        .if "text"\n        .endif',
  [432] = '        .block\n        .mapfile "code.map"\n        .endblock',

  [433] = '        .meta\n        .title "Demo"\n        .endmeta',
  -- CPU and instructions
  [501] = "        lad #1",
  [502] = "        lda (1),x",
  [503] = "        lda #256",
  [504] = '        .cpu "6520"',
  [505] = "        .org $1000\n        bne $2000",
  [507] = "        stz $12",
  [508] = '        .cpu "65816"\n        .databank 1\n        ldx $1234',
  [509] = '        .cpu "65816"\n        .assume e=1\n        .al',
  [510] = "        .assume q=1",
  [511] = "        ldx.l $12",
  [512] = "        .al",
  [513] = "        jmp ($12FF)",
  [514] = { "        nop", "without --cpu" },

  -- macros and loops
  [601] = "outer   .macro\ninner   .macro\n        .endmacro\n        .endmacro",
  [602] = "m       .macro\n        .endmacro\nm       .macro\n        .endmacro",
  [603] = "byte    .macro\n        .endmacro",
  [604] = "m       .macro 5\n        .endmacro",
  [605] = "m       .macro a, b\n        .byte .a, .b\n        .endmacro\n        .m 1, , 2",
  [606] = "m       .macro a, b\n        .byte .a, .b\n        .endmacro\n        .m 1",
  [607] = "m       .macro\n        .byte .1\n        .endmacro\n        .m",
  [608] = "m       .macro a\n        .byte .{b}\n        .endmacro\n        .m 1",
  [609] = "m       .macro a\n        .byte .a\n        .endmacro\n        .m (1",
  [610] = "m       .macro byte\n        .endmacro",
  [611] = "        .statement put byte:a , byte:b\n        .endstatement",
  [612] = "        .statement put byte:a\n        .endstatement\n"
    .. "        .statement put word:a\n        .endstatement\n        put 1",
  [613] = "m       .macro\n        .if 1\n        .endmacro\n        .m",
  [615] = "        .for -1\n        .endfor",
  [616] = "        .rept 2\nagain   nop\n        .endrept",
  [617] = "        .rept 1\nlabel   .endrept",
  [618] = "i       = 1\n        .for i in 0..2\n        .endfor",

  -- sections, outputs
  [801] = "        .section code\n        .endsection\n        .place code in rom",
  [802] = "        .section work, kind=bss\n        .endsection\n"
    .. "        .section work, kind=zp\n        .endsection",
  [803] = "        .region rom, $9000, $8FFF",
  [804] = "        .region rom, $8000, $8FFF\n        .region more, $8F00, $9FFF",
  [805] = "        .region rom, $8000, $8FFF\n        .section code\n        .endsection\n"
    .. "        .place code in rom\n        .place code in rom",
  [806] = "        .region rom, $8000, $8FFF\n        .section code, region=rom\n"
    .. "        .endsection",
  [807] = "        .region rom, $8000, $8001\n        .section code\n        .byte 1, 2, 3\n"
    .. "        .endsection\n        .place code in rom",
  [808] = "        .region rom, $8000, $8FFF\n        .section code\n        .place code in rom\n"
    .. "        .endsection\n        .place code in rom",
  [809] = "        .section code\n        nop\n        .endsection",
  [810] = "        .org $1000\n        .byte 1, 2\n        .org $1001\n        .byte 3",
  [811] = "        .region low, $F8, $1FF\n        .section ptrs, kind=zp\n        .ds 16\n"
    .. "        .endsection\n        .place ptrs in low",
  [901] = { command = "a.asm --format-out nope" },
  [902] = '        .output "code.bin", format=bin',
  [903] = "        .section code\n        .endsection\n"
    .. '        .output "code.bin", format=bin, sections=code',
  [904] = "        .region rom, $8000, $8FFF\n        .section code\n        nop\n"
    .. "        .endsection\n        .section data, align=16\n        .byte 1\n"
    .. "        .endsection\n"
    .. '        .pack in rom : code, data\n        .output "c", format=bin, sections=code,data',
  [905] = "        .region rom, $8000, $8FFF\n        .section code\n        nop\n"
    .. "        .endsection\n        .place code in rom\n"
    .. '        .output "c", format=bin, sections=code, image="$8001..$8FFF", fill=0',
  [906] = "        .region rom, $8000, $8FFF\n        .section code\n        nop\n"
    .. "        .endsection\n        .place code in rom\n"
    .. '        .output "c", format=bin, sections=code, image="$8000..$8FFF"',
  [907] = { "        .org $10000\n        .byte 1", "--cpu none --prg" },
  [908] = "        .region rom, $8000, $8FFF\n        .section code\n        .endsection\n"
    .. '        .place code in rom\n        .output "c", format=hunk, sections=code',
  [909] = { command = "a.asm -x -f 00" },
  [910] = { command = "a.asm -b :2000:1000" },
  [911] = { command = "a.asm -b same.out -x same.out" },
  [912] = '        .mapfile "../code.map"',

  -- packages
  [1001] = { command = "a.asm --package a.asm" },

  -- files, command line
  [1101] = '        .include "nowhere.inc"',
  [1103] = { command = "folder-without-main/" },
  [1104] = '        .include "/elsewhere.inc"',
  [1105] = '        .include "folder-without-main"',
  [1106] = { command = "a.asm -b a.asm/out.bin" },
  [1107] = "        .include there.asm",
  [1108] = { command = "a.asm --lst" },
  [1109] = '        .incbin "a.asm", 100000',
  [1110] = { command = "run script-that-fails.lua" },
  [1112] = { command = "- -" },

  -- limits
  [1201] = '        .include "sample.asm"',
  [1202] = "m       .macro\n        .m\n        .endmacro\n        .m",
  [1203] = { "        .byte ONE", "-D ONE=TWO -D TWO=ONE" },
  [1204] = { "        .block\n        .block\n        .endblock\n        .endblock",
    "--limit block-depth=1" },
  [1205] = { "        .for 20\n        nop\n        .endfor", "--max-loop-iterations 10" },
  [1206] = { "        .for 20\n        nop\n        .endfor", "--limit expansion-lines=10" },
  [1208] = { "        .byte 1, 2, 3, 4, 5", "--limit line-bytes=20" },
  [1209] = { "        .byte 1, 2, 3, 4, 5", "--limit tokens=8" },
  [1210] = { "a_long_name = 1", "--limit name-bytes=8" },
  [1211] = { '        .text "some text"', "--limit string-bytes=4" },
  [1212] = { "        .byte ((((1))))", "--limit expr-depth=3" },
  [1213] = { "x       = 1\n        .byte x+x+x+x+x+x+x", "--limit expr-nodes=8" },
  [1214] = { "        .byte 0..5", "--limit list-items=4" },
  [1215] = { "a       = 1\nb       = 2\nc       = 3", "--limit symbols=2" },
  [1216] = { "        .region rom, $8000, $8FFF\n        .region ram, $0200, $07FF",
    "--limit sections=1" },
  [1218] = { "        nop", "--limit file-bytes=4" },
  [1219] = { "        .fill 100, 0", "--limit image-bytes=50" },
  [1220] = { "m       .macro a, b, c\n        .endmacro", "--limit macro-params=2" },
  [1221] = { "m       .macro\n        nop\n        nop\n        .endmacro",
    "--limit body-lines=1" },
  [1222] = { "        lda far\nfar     = $1234", "--limit candidates=1" },
  [1223] = { "        .byte 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14", "--limit vm-steps=20" },
  [1224] = { "        .byte a\n        .byte b", "--max-errors 1" },
}
