-- program.lua - a correct program of any length: a small game for the 6502, with the constants,
-- types, macros, sections, conditionals and tables that such a program has.
--
-- Head and tail are fixed; the routines and tables between them are drawn from the lists below
-- until the length is reached. Each line says where it stands, so that t_mistakes.lua can put a
-- mistake in front of it.
-- SPDX-License-Identifier: MIT

local M = {}

---Files that the program reads, and those that only mistakes name.
M.files = {
  ["sprites.inc"] = [[
; Shapes, 8 bytes each.
shapes  .byte $18, $3C, $7E, $FF, $FF, $7E, $3C, $18
        .byte $00, $18, $3C, $7E, $7E, $3C, $18, $00
]],
  ["tune.bin"] = "\60\62\64\65\67\69\71\72",
  ["tools.asm"] = [[
        .module tools
        .pub
delay   = 25
        .priv
secret  = 1
        .endmodule
]],
  ["open.inc"] = [[
; A file that lacks its last line.
        .if 1
        .byte 1
]],
}

---Places of lines: what may stand in front of them.
---  code  instructions in a procedure of the code section
---  data  the data section, at module scope
---  bss   the section of variables
---  top   module scope, outside of sections
---  false nothing: inside of a construct that a mistake would change

local head = { { "top", [[
; A small game: things that move about, a score, a line of text.
;
; The screen is memory from $0400 on, 40 columns by 25 rows.
        .cpu 6502

WIDTH   = 40
HEIGHT  = 25
SCREEN  = $0400
COLORS  = $D800
BORDER  = $D020
PORT    = $DC01
START_LIVES = 3
N_THINGS = 8
PAL     = 1
DEBUG   = 0

; Colors that the machine has.
BLACK   = 0
WHITE   = 1
RED     = 2
CYAN    = 3
PURPLE  = 4
GREEN   = 5
BLUE    = 6
YELLOW  = 7

; Keys, one bit each.
KEY_UP   = %0001
KEY_DOWN = %0010
KEY_FIRE = %0100
KEY_QUIT = KEY_UP | KEY_DOWN

; Scores, by what was hit.
SMALL   = 10
MIDDLE  = 5 * SMALL
LARGE   = 2 * MIDDLE
TOP     = (LARGE + MIDDLE) << 2

]] }, { false, [[
Thing   .struct
x       .byte ?
y       .byte ?
kind    .byte ?
speed   .word ?
        .endstruct

state   .enum
        title
        playing
        paused
        over
        .endenum

]] }, { "top", [[
speeds  = {1, 2, 3, 5, 8}
origin  = Thing{x: 20, y: 12, kind: 0, speed: $0100}
frames  = PAL ? 50 : 60
]] }, { false, [[

; Puts a value at an address.
poke    .macro address, value=0
        lda #.value
        sta .address
        .endmacro

; Adds a byte to a word.
add     .macro total, amount
        clc
        lda .total
        adc #.amount
        sta .total
        bcc done
        inc .total + 1
done
        .endmacro

; A text with its length and the place it is shown at.
message .segment column, row, letters
        .byte .len(.letters)
        .word SCREEN + .row * WIDTH + .column
        .text .letters
        .endsegment

; The letters of the screen.
        .encode screen_letters
        .cdef "a", "z", 1
        .cdef "A", "Z", 65
        .cdef " ", "?", 32
        .endencode
]] }, { "top", [[

        .region page, $02, $FF
        .region ram, $0800, $0FFF
        .region rom, $1000, $7FFF

        .use tools
]] }, { false, [[

        .section pointers, kind=zp
source  .ds 2
target  .ds 2
count   .ds 1
now     .ds 1
        .endsection

        .section variables, kind=bss
]] }, { "bss", [[
score   .res word, 2
lives   .res byte, 1
things  .ds N_THINGS * Thing
keys    .res byte, 1
buffer  .ds WIDTH
]] }, { false, [[
        .endsection

        .section text, kind=code
start   .proc
]] }, { "code", [[
        sei
        ldx #$FF
        txs
        lda #START_LIVES
        sta lives
        lda #state.title
        sta now
]] } }

---Behind the calls of the routines.
local after_start = { { false, [[
        .if DEBUG
        inc BORDER
        .endif
]] }, { "code", [[
        jmp start
]] }, { false, [[
        .endproc

]] } }

---Routines: NN is their number.
local routines = {
  { { false, "; Clears a row of the screen.\nclear_NN .proc\n" }, { "code", [[
        lda #" "
        ldx #WIDTH - 1
]] }, { "code", [[
loop    sta SCREEN + (NN % HEIGHT) * WIDTH,x
        dex
        bpl loop
        rts
]] }, { false, "        .endproc\n\n" } },

  { { false, "; Moves one thing to the right.\nmove_NN .proc\n" }, { "code", [[
        ldx #(NN % N_THINGS) * Thing
        lda things + Thing.x,x
        clc
        adc things + Thing.speed,x
        cmp #WIDTH
        bcc fits
        lda #0
fits    sta things + Thing.x,x
        rts
]] }, { false, "        .endproc\n\n" } },

  { { false, "; Waits for some frames.\nwait_NN .proc\n" }, { "code", [[
        ldy #tools.delay
outer   ldx #0
inner   dex
        bne inner
        dey
        bne outer
        rts
]] }, { false, "        .endproc\n\n" } },

  { { false, "; Counts points.\npoints_NN .proc\n" }, { "code", [[
        .add score, NN % 100
        lda score + 1
        cmp #>10000
        bcc few
        inc lives
few     rts
]] }, { false, "        .endproc\n\n" } },

  { { false, "; Copies a row.\ncopy_NN .proc\n" }, { "code", [[
        lda #<SCREEN
        sta source
        lda #>SCREEN
        sta source + 1
        ldy #WIDTH - 1
]] }, { "code", [[
loop    lda (source),y
        sta buffer,y
        dey
        bpl loop
        rts
]] }, { false, "        .endproc\n\n" } },

  { { false, "; Sets the colors of the corners.\ncolors_NN .proc\n" }, { "code", [[
        .poke COLORS, NN % 16
        .poke COLORS + WIDTH - 1, 7
        .poke BORDER
        rts
]] }, { false, "        .endproc\n\n" } },

  { { false, "; Looks at the keys.\nkeys_NN .proc\n" }, { "code", [[
        lda PORT
        eor #$FF
        sta keys
]] }, { false, [[
        .block
        and #KEY_UP
        beq none
        dec things + Thing.y
none    .endblock
]] }, { "code", [[
        lda keys
        and #%1000
        beq still
        inc things + Thing.x
still   rts
]] }, { false, "        .endproc\n\n" } },

  { { false, "; Goes on to the next state.\nnext_NN .proc\n" }, { "code", [[
        lda now
        cmp #state.over
        beq again
        inc now
        rts
again   lda #state.title
        sta now
        rts
]] }, { false, "        .endproc\n\n" } },

  { { false, "; Shows a number of lives.\nlives_NN .proc\n" }, { "code", [[
        ldx lives
        beq none
        lda #"*"
]] }, { false, [[
        .if PAL
        sta SCREEN,x
        .else
        sta SCREEN + 1,x
        .endif
]] }, { "code", [[
        dex
none    rts
]] }, { false, "        .endproc\n\n" } },

  { { false, "; Fills a stripe, its loop written out.\nstripe_NN .proc\n" }, { "code", [[
        lda #NN % 256
        ldx #0
]] }, { false, [[
        .for row in 0..4
        sta SCREEN + row * WIDTH,x
        .endfor
]] }, { "code", [[
        inx
        rts
]] }, { false, "        .endproc\n\n" } },
}

local before_tables = { { false, [[
        .endsection

        .section tables, kind=data
]] }, { "data", [[
rows    .word SCREEN, SCREEN + WIDTH, SCREEN + 2 * WIDTH
        .include "sprites.inc"
tune    .incbin "tune.bin", 0, 8
]] } }

local tables = {
  { { "data", [[
wave_NN .byte 0, 1, 2, 3, 2, 1, 0, NN % 256
        .byte 0, 2, 4, 6, 4, 2, 0, NN / 2 % 256
]] } },
  { { "data", [[
quick_NN .byte speeds[NN % 5], .len(speeds)
        .word frames * (NN % 9), things + NN % 8
]] } },
  { { "data", [[
text_NN .null "level NN"
        .ptext "ready"
]] } },
  { { false, [[
half_NN .bfor i in 0..3
value   .byte i * 2, NN % 128 + i
        .endfor
]] } },
  { { false, [[
        .enc screen_letters
        .message 2, NN % HEIGHT, "Score"
        .enc ascii
]] } },
  { { "data", [[
jumps_NN .rta start, start
        .fill 3, NN % 7
]] } },
  { { false, [[
        .match NN % 3
        .case 0
        .byte 1
        .default
        .byte 2
        .endmatch
]] } },
}

local tail = { { "data", [[
first   .byte origin.x, origin.y, <origin.speed, >origin.speed
]] }, { false, [[
        .endsection

; Faster where there are better processors.
        .cpu 65c02
        .section text
better  .proc
        stz count
        bra later
later   inc a
        rts
        .endproc
        .endsection

]] }, { "cpu", "        .cpu 6502\n" }, { "top", [[

        .assert .len(speeds) == 5, "five speeds"
        .place pointers in page
        .place variables in ram
]] }, { "top", [[
        .pack in rom : text, tables
]] } }

---@class mistakes.Line
---@field text string
---@field place string|false   what may stand in front of it

local function add(lines, parts, number)
  for _, part in ipairs(parts) do
    for text in part[2]:gmatch("([^\n]*)\n") do
      lines[#lines + 1] = { text = text:gsub("NN", tostring(number)), place = part[1] }
    end
  end
end

local function lines_of(parts)
  local n = 0
  for _, part in ipairs(parts) do
    n = n + select(2, part[2]:gsub("\n", ""))
  end
  return n
end

---A program of exactly n_lines lines.
---@param n_lines integer
---@param random fun(n: integer): integer   1 to n
---@return mistakes.Line[]
function M.make(n_lines, random)
  local lines, body, calls = {}, {}, { "better" }
  add(lines, head)
  local left = n_lines - #lines - lines_of(after_start) - lines_of(before_tables)
    - lines_of(tail) - #calls
  local n_tables = left // 4
  -- Every routine costs its call, too.
  while true do
    local number = #calls
    local routine = routines[random(#routines)]
    local cost = lines_of(routine) + 1
    if left - cost < n_tables then
      break
    end
    add(body, routine, number)
    calls[#calls + 1] = routine[1][2]:match("(%w+_)NN %.proc") .. number
    left = left - cost
  end
  for _, name in ipairs(calls) do
    lines[#lines + 1] = { text = "        jsr " .. name, place = "code" }
  end
  add(lines, after_start)
  table.move(body, 1, #body, #lines + 1, lines)
  add(lines, before_tables)
  local number = 0
  while left > 0 do
    local one = tables[random(#tables)]
    number = number + 1
    if lines_of(one) <= left then
      add(lines, one, number)
      left = left - lines_of(one)
    elseif left == 1 then
      add(lines, { { "data", "        .byte $FF\n" } })
      left = 0
    end
  end
  add(lines, tail)
  assert(#lines == n_lines, #lines)
  return lines
end

return M
