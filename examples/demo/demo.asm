; demo.asm - a tour of the 6502 that prints what it computes.
;
; Eight small programs share one set of routines: number formatting, a sieve, a sort, CRC-16 by a
; table that the assembler computes, a stack machine, 32-bit factorials, the game of life and a hex
; dump. It runs in sim65 (cc65); the two hooks below are all it needs from outside.
;
; The source keeps to what opforge and 64tass both accept, so that both can be asked for the bytes:
; .rept and .for over strings, .block and .bend, local _names, + and -. Macro arguments are written
; @1 to @9; 64tass spells them \1 to \9, which is the one change it needs.
;
; SPDX-License-Identifier: MIT

        .cpu "6502"

; ---------------------------------------------------------------------------------------------
; Switches and layout
; ---------------------------------------------------------------------------------------------

WITH_LIFE   = 1                 ; 0 leaves the game of life out
WITH_DUMP   = 1
PRIME_MAX   = 230               ; sieve limit, at most 255
PER_LINE    = 10                ; primes on a line
LIFE_W      = 24                ; torus of the game of life
LIFE_H      = 10
LIFE_GENS   = 12
CRC_POLY    = $1021             ; CCITT

origin      = $0200
linebuf     = $0100             ; low part of the stack page: the program nests shallowly
sieve       = $7000
grid        = $7100             ; LIFE_W * LIFE_H bytes each
nextgrid    = grid + $100
vmstack     = $7300

pv_write    = $fff7             ; sim65: write(fd, buf, count in A/X), fd and buf on the C stack
pv_exit     = $fff9             ; sim65: exit(A)
STDOUT      = 1
NL          = 10

; ---------------------------------------------------------------------------------------------
; Zero page
; ---------------------------------------------------------------------------------------------

csp         = $00               ; C stack pointer, named in the file header for sim65
ptr         = $10
ptr2        = ptr + 2
num         = ptr2 + 2          ; 32 bits
tmp         = num + 4
tmp2        = tmp + 1
width       = tmp2 + 1
fillch      = width + 1
linelen     = fillch + 1
crc         = linelen + 1       ; 16 bits
savex       = crc + 2
savey       = savex + 1
count       = savey + 1
swapped     = count + 1
vpc         = swapped + 1       ; stack machine: program counter
vsp         = vpc + 2           ; stack machine: offset of the first free cell
left        = vsp + 1           ; 16-bit scratch of the arithmetic
right       = left + 2
result      = right + 2
digits      = result + 4        ; ten bytes for number formatting
zp_end      = digits + 10

        .if zp_end > $80
        .error "zero page is full"
        .endif

; ---------------------------------------------------------------------------------------------
; Macros
; ---------------------------------------------------------------------------------------------

; say "text": prints a string that stands in line behind the call.
say     .macro str
        jsr prinline
        .text @1
        .byte 0
        .endm

; sayln "text": the same and a line end.
sayln   .macro str
        jsr prinline
        .text @1
        .byte NL, 0
        .endm

; ldw target, value: 16-bit constant to memory.
ldw     .macro target, val
        lda #<(@2)
        sta @1
        .if <(@2) != >(@2)
        lda #>(@2)
        .endif
        sta @1 + 1
        .endm

; mvw target, source: 16-bit copy.
mvw     .macro target, source
        lda @2
        sta @1
        lda @2 + 1
        sta @1 + 1
        .endm

; incw target: 16-bit increment.
incw    .macro target
        inc @1
        bne _done
        inc @1 + 1
_done
        .endm

; decw target: 16-bit decrement.
decw    .macro target
        lda @1
        bne _low
        dec @1 + 1
_low    dec @1
        .endm

; opw target, carry, operation, source: 16-bit target = target op source.
opw     .macro target, carry, oper, source
        @2
        lda @1
        @3 @4
        sta @1
        lda @1 + 1
        @3 @4 + 1
        sta @1 + 1
        .endm

addw    .macro target, source
        .opw @1, clc, adc, @2
        .endm

subw    .macro target, source
        .opw @1, sec, sbc, @2
        .endm

; title "text": a heading.
title   .macro str
        jsr newline
        .say "== "
        .say @1
        .sayln " =="
        .endm

; ---------------------------------------------------------------------------------------------
; Main program
; ---------------------------------------------------------------------------------------------

*       = origin

start   cld
        ldx #$ff
        txs
        .ldw csp, $fff0
        lda #0
        sta linelen
        .sayln "6502 demo"
        jsr show_numbers
        jsr show_primes
        jsr show_sorted
        jsr show_crc
        jsr show_machine
        jsr show_factorials
        jsr show_wave
        .if WITH_LIFE
        jsr show_life
        .endif
        .if WITH_DUMP
        jsr show_dump
        .endif
        jsr newline
        .sayln "done"
        lda #0
        jmp pv_exit

; ---------------------------------------------------------------------------------------------
; Output
; ---------------------------------------------------------------------------------------------

; putc: one character in A; keeps X and Y. A line end writes the buffer out.
putc    stx savex
        ldx linelen
        sta linebuf,x
        inc linelen
        cmp #NL
        beq _flush
        cpx #$7f
        beq _flush
        ldx savex
        rts
_flush  sty savey
        ldx #0
        ldy #3                  ; push fd, then the address of the buffer
        lda csp
        sec
        sbc #4
        sta csp
        bcs +
        dec csp + 1
+       lda #>STDOUT
        sta (csp),y
        dey
        lda #<STDOUT
        sta (csp),y
        dey
        lda #>linebuf
        sta (csp),y
        dey
        lda #<linebuf
        sta (csp),y
        lda linelen
        jsr pv_write            ; removes its arguments
        lda #0
        sta linelen
        ldx savex
        ldy savey
        rts

newline lda #NL
        jmp putc

space   lda #' '
        jmp putc

; prinline: the string behind the JSR.
prinline
        pla
        sta ptr
        pla
        sta ptr + 1
        ldy #0
_next   .incw ptr
        lda (ptr),y
        beq _end
        jsr putc
        jmp _next
_end    lda ptr + 1
        pha
        lda ptr
        pha
        rts

; prstr: the string at ptr2, zero terminated.
prstr   ldy #0
-       lda (ptr2),y
        beq +
        jsr putc
        iny
        bne -
+       rts

; prhex: A as two hex digits.
prhex   pha
        lsr a
        lsr a
        lsr a
        lsr a
        jsr prnib
        pla
        and #%0000_1111
prnib   tax
        lda hexdig,x
        jmp putc

hexdig  .text "0123456789ABCDEF"

; prbin: A as eight binary digits.
prbin   sta tmp
        ldy #8
-       lda #'0'
        asl tmp
        bcc +
        lda #'1'
+       jsr putc
        dey
        bne -
        rts

; prdec: the 32-bit number num in decimal, at least `width` wide, filled with fillch.
prdec   .block
        ldx #0
again   jsr div10               ; remainder in A
        ora #'0'
        sta digits,x
        inx
        lda num
        ora num + 1
        ora num + 2
        ora num + 3
        bne again
        stx tmp
        lda width
        sec
        sbc tmp
        beq emit
        bcc emit
        tay
pad     lda fillch
        jsr putc
        dey
        bne pad
emit    ldx tmp
loop    dex
        bmi out
        lda digits,x
        jsr putc
        jmp loop
out     rts

; 32-bit division by ten, bit by bit; keeps X.
div10   lda #0
        ldy #32
bits    asl num
        rol num + 1
        rol num + 2
        rol num + 3
        rol a
        cmp #10
        bcc small
        sbc #10
        inc num
small   dey
        bne bits
        rts
        .bend

; prword: 16-bit number in A (low) and X (high), width in Y.
prword  sta num
        stx num + 1
        sty width
        lda #0
        sta num + 2
        sta num + 3
        lda #' '
        sta fillch
        jmp prdec

; prbyte: A in decimal, width in Y.
prbyte  ldx #0
        jmp prword

; ---------------------------------------------------------------------------------------------
; 1. Numbers in three bases
; ---------------------------------------------------------------------------------------------

show_numbers
        .title "numbers"
        lda #0
        sta count
_loop   ldx count
        lda numtab,x
        sta left
        lda numtab + 1,x
        sta left + 1
        lda left
        ldx left + 1
        ldy #5
        jsr prword
        .say " $"
        lda left + 1
        jsr prhex
        lda left
        jsr prhex
        .say " %"
        lda left + 1
        jsr prbin
        lda left
        jsr prbin
        jsr newline
        inc count
        inc count
        lda count
        cmp #numend - numtab
        bne _loop
        rts

numtab  .word 0, 1, 9, 10, 255, 256, 4095
        .word $1234, 12345, $7fff, $8000, 65535
        .word 3 * 7 + 2, 1 << 12 | 5, ~$00ff & $ffff, 2 ** 10 - 1
        .word numend - numtab, (numend - numtab) / 2 % 7
numend

; ---------------------------------------------------------------------------------------------
; 2. Sieve of Eratosthenes
; ---------------------------------------------------------------------------------------------

show_primes .block
        .title "primes"
        ldx #0
        txa
clear   sta sieve,x
        inx
        bne clear
        sta count
        lda #2
        sta cell
next    ldx cell
        lda sieve,x
        bne skip
        txa
        ldy #4
        jsr prbyte
        inc count
        lda count               ; a line end after every PER_LINE numbers
-       sec
        sbc #PER_LINE
        beq +
        bcs -
        bcc mark
+       jsr newline
mark    lda cell
multi   clc
        adc cell
        bcs skip
        cmp #PRIME_MAX
        bcs skip
        tax
        lda #1
        sta sieve,x
        txa
        jmp multi
skip    inc cell
        lda cell
        cmp #PRIME_MAX
        bcc next
        jsr newline
        lda count
        ldy #0
        jsr prbyte
        .say " primes below "
        lda #PRIME_MAX
        ldy #0
        jsr prbyte
        jmp newline
        .bend

; ---------------------------------------------------------------------------------------------
; 3. Sorting strings by their addresses
; ---------------------------------------------------------------------------------------------

strref  .macro label, str       ; the text is for the reader
        .word @1
        .endm

show_sorted .block
        .title "sorted"
pass    lda #0
        sta swapped
        ldx #0
pair    lda names,x
        sta ptr
        lda names + 1,x
        sta ptr + 1
        lda names + 2,x
        sta ptr2
        lda names + 3,x
        sta ptr2 + 1
        jsr compare
        bcc ordered             ; first < second
        beq ordered
        lda ptr                 ; exchange the two addresses
        sta names + 2,x
        lda ptr + 1
        sta names + 3,x
        lda ptr2
        sta names,x
        lda ptr2 + 1
        sta names + 1,x
        inc swapped
ordered inx
        inx
        cpx #names_end - names - 2
        bne pair
        lda swapped
        bne pass
        ldx #0
print   lda names,x
        sta ptr2
        lda names + 1,x
        sta ptr2 + 1
        stx count
        jsr prstr
        ldx count
        inx
        inx
        cpx #names_end - names
        beq last
        jsr space
        jmp print
last    jmp newline

; strings at ptr and ptr2: carry clear when the first is smaller, zero when equal
compare ldy #0
-       lda (ptr),y
        cmp (ptr2),y
        bne +
        cmp #0
        beq +
        iny
        bne -
+       rts
        .bend

names   .strref s_pear, "pear"
        .strref s_apple, "apple"
        .strref s_plum, "plum"
        .strref s_fig, "fig"
        .strref s_lemon, "lemon"
        .strref s_apricot, "apricot"
        .strref s_cherry, "cherry"
        .strref s_date, "date"
        .strref s_banana, "banana"
        .strref s_kiwi, "kiwi"
        .strref s_app, "app"
names_end

s_pear    .text "pear", 0
s_apple   .text "apple", 0
s_plum    .text "plum", 0
s_fig     .text "fig", 0
s_lemon   .text "lemon", 0
s_apricot .text "apricot", 0
s_cherry  .text "cherry", 0
s_date    .text "date", 0
s_banana  .text "banana", 0
s_kiwi    .text "kiwi", 0
s_app     .text "app", 0

; ---------------------------------------------------------------------------------------------
; 4. CRC-16 with a table made by the assembler
; ---------------------------------------------------------------------------------------------

show_crc
        .title "crc"
        ldx #0
_text   stx count
        lda crctexts,x
        sta ptr2
        sta left
        lda crctexts + 1,x
        sta ptr2 + 1
        sta left + 1
        ora left
        beq _out
        lda #$ff
        sta crc
        sta crc + 1
        ldy #0
_byte   lda (ptr2),y
        beq _show
        eor crc + 1
        tax
        lda crc
        eor crc_hi,x
        sta crc + 1
        lda crc_lo,x
        sta crc
        iny
        bne _byte
_show   lda crc + 1
        jsr prhex
        lda crc
        jsr prhex
        jsr space
        jsr prstr
        jsr newline
        ldx count
        inx
        inx
        bne _text
_out    rts

crctexts
        .word crctext1, crctext2, s_pear, 0
crctext1 .text "123456789", 0
crctext2 .text "The quick brown fox jumps over the lazy dog", 0

        .align $100, $00

value   := 0
crc_lo
        .rept 256
entry   := value << 8
        .rept 8
entry   := (entry & $8000) != 0 ? (entry << 1) ^ CRC_POLY : entry << 1
entry   := entry & $ffff
        .endrept
        .byte <entry
value   := value + 1
        .endrept

value   := 0
crc_hi
        .rept 256
entry   := value << 8
        .rept 8
entry   := (entry & $8000) != 0 ? (entry << 1) ^ CRC_POLY : entry << 1
entry   := entry & $ffff
        .endrept
        .byte >entry
value   := value + 1
        .endrept

; ---------------------------------------------------------------------------------------------
; 5. A stack machine
; ---------------------------------------------------------------------------------------------

; Operation numbers are offsets into the table of addresses.
op_halt  = 0
op_push  = 2                    ; followed by a word
op_add   = 4
op_sub   = 6
op_mul   = 8
op_dup   = 10
op_swap  = 12
op_over  = 14
op_drop  = 16
op_jump  = 18                   ; followed by an address
op_jnz   = 20                   ; followed by an address
op_print = 22
op_mod   = 24
op_half  = 26
op_emit  = 28                   ; followed by a character

v_push  .macro val
        .byte op_push
        .word @1
        .endm
v_goto  .macro oper, label
        .byte @1
        .word @2
        .endm
v_emit  .macro char
        .byte op_emit, @1
        .endm

show_machine .block
        .title "machine"
        .ldw vpc, program
        lda #0
        sta vsp
step    ldy #0
        lda (vpc),y
        tax
        .incw vpc
        cpx #op_halt
        beq halt
        lda table + 1,x         ; an RTS to the address on the stack runs the operation
        pha
        lda table,x
        pha
        rts
halt    rts

table   .word halt - 1, do_push - 1, do_add - 1, do_sub - 1
        .word do_mul - 1, do_dup - 1, do_swap - 1, do_over - 1
        .word do_drop - 1, do_jump - 1, do_jnz - 1, do_print - 1
        .word do_mod - 1, do_half - 1, do_emit - 1

; The word behind the operation goes to left.
fetch   ldy #0
        lda (vpc),y
        sta left
        .incw vpc
        lda (vpc),y
        sta left + 1
        .incw vpc
        rts

pushleft
        ldx vsp
        lda left
        sta vmstack,x
        lda left + 1
        sta vmstack + 1,x
        inx
        inx
        stx vsp
        rts

popleft ldx vsp
        dex
        lda vmstack,x
        sta left + 1
        dex
        lda vmstack,x
        sta left
        stx vsp
        rts

pop2    jsr popleft             ; left = below, right = top
        .mvw right, left
        jmp popleft

do_push jsr fetch
        jsr pushleft
        jmp step

do_add  jsr pop2
        .addw left, right
        jsr pushleft
        jmp step

do_sub  jsr pop2
        .subw left, right
        jsr pushleft
        jmp step

do_mul  jsr pop2
        jsr mul16
        .mvw left, result
        jsr pushleft
        jmp step

do_dup  jsr popleft
        jsr pushleft
        jsr pushleft
        jmp step

do_swap jsr pop2
        .mvw result, left
        .mvw left, right
        jsr pushleft
        .mvw left, result
        jsr pushleft
        jmp step

do_over jsr pop2
        jsr pushleft
        .mvw result, left
        .mvw left, right
        jsr pushleft
        .mvw left, result
        jsr pushleft
        jmp step

do_drop jsr popleft
        jmp step

do_jump jsr fetch
        .mvw vpc, left
        jmp step

do_jnz  jsr fetch
        .mvw result, left
        jsr popleft
        lda left
        ora left + 1
        beq +
        .mvw vpc, result
+       jmp step

do_print
        jsr popleft
        lda left
        ldx left + 1
        ldy #0
        jsr prword
        jmp step

do_mod  jsr pop2
-       lda left                ; by repeated subtraction
        cmp right
        lda left + 1
        sbc right + 1
        bcc +
        .subw left, right
        jmp -
+       jsr pushleft
        jmp step

do_half jsr popleft
        lsr left + 1
        ror left
        jsr pushleft
        jmp step

do_emit ldy #0
        lda (vpc),y
        jsr putc
        .incw vpc
        jmp step

; result = left * right, low 16 bits
mul16   lda #0
        sta result
        sta result + 1
        ldy #16
bits    lsr right + 1
        ror right
        bcc no
        .addw result, left
no      asl left
        rol left + 1
        dey
        bne bits
        rts

; The program: sum of squares, Fibonacci numbers, a greatest common divisor, Collatz steps.
program .block
        .v_push 0               ; sum n
        .v_push 20
sum     .byte op_swap, op_over  ; n sum n
        .byte op_dup, op_mul, op_add
        .byte op_swap           ; sum n
        .v_push 1
        .byte op_sub, op_dup
        .v_goto op_jnz, sum
        .byte op_drop, op_print
        .v_emit NL

        .v_push 0
        .v_push 1               ; a b
fib     .byte op_swap, op_over, op_add
        .byte op_dup, op_print
        .v_emit ' '
        .byte op_dup            ; stop above 10000: x % 10000 differs from x
        .v_push 10000
        .byte op_mod, op_over, op_sub
        .v_goto op_jnz, fibend
        .v_goto op_jump, fib
fibend  .byte op_drop, op_drop
        .v_emit NL

        .v_push 3528
        .v_push 3780
gcd     .byte op_swap, op_over, op_mod
        .byte op_dup
        .v_goto op_jnz, gcd
        .byte op_drop, op_print
        .v_emit NL

        .v_push 27
coll    .byte op_dup
        .v_push 2
        .byte op_mod
        .v_goto op_jnz, odd
        .byte op_half
        .v_goto op_jump, test
odd     .v_push 3
        .byte op_mul
        .v_push 1
        .byte op_add
test    .byte op_dup, op_print
        .v_emit ' '
        .byte op_dup
        .v_push 1
        .byte op_sub
        .v_goto op_jnz, coll2
        .v_goto op_jump, done
coll2   .byte op_dup            ; the way from 27 is long: end at the first value above 1000
        .v_push 1000
        .byte op_mod, op_over, op_sub
        .v_goto op_jnz, done
        .v_goto op_jump, coll
done    .byte op_drop
        .v_emit NL
        .byte op_halt
        .bend
        .bend

; ---------------------------------------------------------------------------------------------
; 6. Factorials in 32 bits
; ---------------------------------------------------------------------------------------------

show_factorials
        .title "factorials"
        .ldw result, 1
        .ldw result + 2, 0
        lda #1
        sta count
_loop   jsr mulcount
        lda count
        ldy #2
        jsr prbyte
        .say "! ="
        ldx #3
_copy   lda result,x
        sta num,x
        dex
        bpl _copy
        lda #11
        sta width
        lda #'.'
        sta fillch
        jsr prdec
        jsr newline
        inc count
        lda count
        cmp #13
        bne _loop
        rts

; result *= count, by repeated addition
mulcount
        ldx #3
-       lda result,x
        sta num,x
        dex
        bpl -
        ldy count
        jmp _test
_add    clc
        ldx #0
_byte   lda result,x            ; carry lives through: INX, TXA and EOR leave it alone
        adc num,x
        sta result,x
        inx
        txa
        eor #4
        bne _byte
_test   dey
        bne _add
        rts

; ---------------------------------------------------------------------------------------------
; 7. A wave from a table made by the assembler
; ---------------------------------------------------------------------------------------------

show_wave
        .title "wave"
        ldx #0
_row    stx count
        ldy wave,x
        lda #'.'
_dots   dey
        bmi _star
        jsr putc
        jmp _dots
_star   lda #'*'
        jsr putc
        jsr newline
        ldx count
        inx
        cpx #wave_end - wave
        bne _row
        rts

value   := 0
wave    .rept 13
        .byte value * (12 - value) * 8 / 9
value   := value + 1
        .endrept
wave_end

; ---------------------------------------------------------------------------------------------
; 8. Game of life
; ---------------------------------------------------------------------------------------------

        .if WITH_LIFE
show_life .block
        .title "life"
        ldx #0
seed    lda #0
        cpx #seedlen
        bcs store
        lda pattern,x
        and #1                  ; '.' is even, '#' is odd
store   sta grid,x
        inx
        cpx #LIFE_W * LIFE_H
        bne seed
        lda #LIFE_GENS
        sta swapped
gen     jsr evolve
        dec swapped
        bne gen

        ldx #0
        stx count
line    lda #LIFE_W
        sta col
dot     ldx count
        lda grid,x
        tay
        lda glyphs,y
        jsr putc
        inc count
        dec col
        bne dot
        jsr newline
        lda count
        cmp #LIFE_W * LIFE_H
        bne line
        rts

; one generation: grid to nextgrid and back
evolve  lda #0
        sta cell
        sta row
rows    lda #0
        sta col
cols    jsr neighbours          ; number in A
        ldx cell
        cmp #3
        beq alive
        cmp #2
        bne dead
        lda grid,x
        jmp put
alive   lda #1
        .byte $2c               ; BIT absolute swallows the next instruction
dead    lda #0
put     sta nextgrid,x
        inc cell
        inc col
        lda col
        cmp #LIFE_W
        bne cols
        inc row
        lda row
        cmp #LIFE_H
        bne rows
        ldx #0
-       lda nextgrid,x
        sta grid,x
        inx
        cpx #LIFE_W * LIFE_H
        bne -
        rts

; living cells around (row, col): sums three columns in each of three rows
neighbours
        lda #0
        sta tmp2
        ldy row
        lda above,y
        jsr three
        ldy row
        lda here,y
        jsr three
        ldy row
        lda below,y
        jsr three
        ldx cell
        lda tmp2
        sec
        sbc grid,x
        rts

three   sta tmp
        ldy col
        clc
        adc lefts,y
        tax
        jsr addcell
        lda tmp
        clc
        adc col
        tax
        jsr addcell
        ldy col
        lda tmp
        clc
        adc rights,y
        tax
addcell lda grid,x
        clc
        adc tmp2
        sta tmp2
        rts

; offsets of rows and columns on the torus
value   := 0
above   .rept LIFE_H
        .byte (value + LIFE_H - 1) % LIFE_H * LIFE_W
value   := value + 1
        .endrept
value   := 0
here    .rept LIFE_H
        .byte value * LIFE_W
value   := value + 1
        .endrept
value   := 0
below   .rept LIFE_H
        .byte (value + 1) % LIFE_H * LIFE_W
value   := value + 1
        .endrept
value   := 0
lefts   .rept LIFE_W
        .byte value == 0 ? LIFE_W - 1 : value - 1
value   := value + 1
        .endrept
value   := 0
rights  .rept LIFE_W
        .byte value == LIFE_W - 1 ? 0 : value + 1
value   := value + 1
        .endrept

glyphs  .text ".#"
pattern .text ".#......................"
        .text "..#........##..........."
        .text "###.......##............"
        .text "...........#...........#"
        .text ".......................#"
        .text ".......................#"
        .text "......###..............."
seedlen = * - pattern
        .bend
        .endif

; ---------------------------------------------------------------------------------------------
; 9. Hex dump
; ---------------------------------------------------------------------------------------------

        .if WITH_DUMP
show_dump .block
        .title "dump"
        .ldw ptr2, sample
        .ldw left, 0            ; offset shown at the left
next    lda left
        jsr prhex
        lda #':'
        jsr putc
        ldy #0
hex     jsr space
        sty count
        lda (ptr2),y
        jsr prhex
        ldy count
        iny
        cpy #8
        bne hex
        .say "  "
        ldy #0
chars   lda (ptr2),y
        cmp #$20
        bcc dot
        cmp #$7f
        bcc show
dot     lda #'.'
show    jsr putc
        iny
        cpy #8
        bne chars
        jsr newline
        .addw ptr2, eight
        .addw left, eight
        lda left
        cmp #sample_end - sample
        bcc next
        rts
eight   .word 8

        .align 8, 0
sample  .byte 0, 1, $7f, $80, $ff
        .word $1234, sample_end - sample, origin
        .dword $12345678
        .for letter in "opforge"
        .byte letter
        .endfor
        .fill 3, $ee
        .text "a string, 'quoted'", 9
        .byte <$abcd, >$abcd, <(5 - 2), 'x' - 'a'
        .align 8, 0
sample_end
        .bend
        .endif

; Zero page variables that are used far above: operands start short, so these stay two bytes.
row         = zp_end
col         = row + 1
cell        = col + 1
        .end
