; native.asm - a program for the 65816 over several banks: what t_native.lua makes with opforge and
; with 64tass.
;
; Bank 0 has the start and the interrupt code, bank 1 a library that is called from far, bank 2
; tables, bank $7E work memory. What a routine may assume of registers and banks is said at its
; head; names are used before they are defined, so the width of most operands is known late.
; SPDX-License-Identifier: MIT

        .cpu "65816"

; --- macros: what changes the state changes it for the caller --------------------------------

a8      .macro
        sep #$20
        .endm
a16     .macro
        rep #$20
        .endm
xy8     .macro
        sep #$10
        .endm
xy16    .macro
        rep #$10
        .endm
axy16   .macro
        rep #WIDE_A | WIDE_X
        .endm

setbank .macro                          ; data bank, by way of the stack
        pea (@1 << 8) | @1
        plb
        plb
        .databank @1
        .endm

setpage .macro                          ; direct page; A is 16 bits
        lda #@1
        tcd
        .dpage @1
        .endm

move    .macro                          ; bytes from, to: A, X and Y are 16 bits
        ldx #@1 & $ffff
        ldy #@2 & $ffff
        lda #@3 - 1
        mvn #^@1, #^@2
        .databank ^@2
        .endm

add32   .macro                          ; @1 += @2, 32 bits; A is 16 bits
        clc
        lda @1
        adc @2
        sta @1
        lda @1 + 2
        adc @2 + 2
        sta @1 + 2
        .endm

; --- bank 0: start ---------------------------------------------------------------------------

        .section start
reset   sei
        clc
        xce
        .axy16
        ldx #stack_top
        txs
        .setpage page
        stz frames
        stz frames + 2
        .move defaults, settings, defaults_end - defaults
        .setbank BANK_WORK
        lda settings
        sta speed
        ldx settings + 2
        stx level
        lda far_flag
        beq warm
        jsl clear
        bra loop
warm    .a8
        lda #1
        sta flags
        lda #>far_flag
        ldx #far_flag & $ffff
        .a16

loop    .block
        wai
        inc frames
        bne low
        inc frames + 2
low     lda joypad
        bit #BUTTON_START
        bne pause
        jsl update
        lda level
        asl
        tax
        jsr (handlers,x)
        brl loop
pause   jmp halt
        .bend

halt    .block
        .a8
        lda #$80
        sta $2100
        lda #0
        sta.w $7e4200
        stp
        jmp halt
        .bend

handlers .word play & $ffff, menu & $ffff, attract & $ffff, play & $ffff

play    .block
        .a16
        ldy #0
next    lda objects,y
        beq skip
        lda (object_ptr),y
        clc
        adc [velocity_ptr],y
        sta (object_ptr),y
skip    iny
        iny
        cpy #object_count * 2
        bcc next
        rts
        .bend

menu    .block
        .a8
        .xy8
        lda #15
        ldx #$10
        ldy #0
fade    sta $2100
        dec a
        bpl fade
        .xy16
        .a16
        rts
        .bend

attract .block
        per message
        jsl print
        jml menu_far
        .bend

message .byte 12
        .text "PRESS START", 0

vblank  .block
        .axy16
        pha
        phx
        phy
        phb
        phd
        phk
        plb
        .databank 0
        .setpage $4300
        .a8
        lda #1
        sta $4300
        lda #$18
        sta $4301
        ldx #tiles & $ffff
        stx $4302
        lda #^tiles
        sta $4304
        ldx #tiles_end - tiles
        stx $4305
        lda #1
        sta $420b
        .a16
        pld
        .dpage page
        plb
        .databank BANK_WORK
        ply
        plx
        pla
        rti
        .bend

        .fill filler, $ff               ; known when the library has its size
start_end
        .endsection

; --- bank 1: library ---------------------------------------------------------------------------

        .section library
update  .block                          ; A and X 16 bits
        phb
        .setbank BANK_TABLES
        lda frames
        and #$1f
        asl
        tax
        lda sine,x
        sta position
        lda sine + 64,x
        sta position + 2
        .setbank BANK_WORK
        .add32 total, position
        jsr limit
        jsr square
        plb
        .databank BANK_WORK
        rtl
        .bend

limit   .block
        lda total + 2
        cmp #LIMIT_HIGH
        bcc ok
        bne over
        lda total
        cmp #LIMIT_LOW
        bcc ok
over    stz total
        stz total + 2
ok      rts
        .bend

square  .block                          ; product = speed * speed, bit by bit
        lda speed
        sta factor
        stz product
        ldx #16
again   asl product
        asl factor
        bcc none
        lda product
        clc
        adc speed
        sta product
none    dex
        bne again
        lda product
        sta.l product_copy
        rts
        .bend

clear   .block
        .a16
        lda #0
        tax
more    sta $7e2000,x
        sta $7f0000,x
        inx
        inx
        cpx #$1000
        bne more
        stz $7e2000
        lda $7e3000
        ldx $7e3000
        ldy objects + 2
        rtl
        .bend

print   .block                          ; text behind a return address on the stack
        .a8
        .xy16
        ldy #0
        lda (1,s),y
        pha
        lda 2,s
        beq done
again   lda [text_ptr],y
        beq done
        jsr put
        iny
        bra again
done    pla
        .a16
        jmp leave
        .bend

put     .block
        .a8
        pha
        lda.l uart_state
        and #2
        beq ready
        jmp [vector]
ready   pla
        sta.l uart
        rts
        .bend

leave   pla
        rtl

menu_far .block
        .setbank BANK_TABLES
        ldx #0
        lda colors,x
        sta colors_shadow,x
        ldy colors
        .databank 0
        ldy $1234
        sta $1234,y
        lda colors,x
        .setbank BANK_WORK
        jmp (table,x)
        .bend

table   .word update & $ffff, clear & $ffff, print & $ffff, put & $ffff
        .rept 40
        .word table & $ffff
        .byte ^table
        .endrept
table_end

        .fill (tail_end - tail) & 7, $ea        ; as long as what stands behind it says
        .if tail_end - table > $120
        .word tail_end & $ffff
        .endif
tail    .block
        bcs tail
        beq ahead
        brl update
        per tail
        bra ahead
        .fill 100, $ea
ahead   lda start_end & $0f            ; and this when the start has its
        .if start_end - reset > 250
        nop
        .endif
        rtl
        .bend
tail_end
library_end
        .endsection

; --- bank 2: tables ----------------------------------------------------------------------------

        .section tables
sine    .rept 48
        .word (* - sine) * 3 & $ffff
        .endrept
colors  .word 0, $7fff, $001f, $03e0, $7c00
defaults
        .word 2, 1, BUTTON_START
        .byte <message, >message, ^tiles
defaults_end
tiles   .fill 64, $55
tiles_end
        .byte tiles_end - tiles
        .word (start_end - stack_top) & $ffff
        .endsection

; --- where things are; most of it is used above ------------------------------------------------

WIDE_A      = $20
WIDE_X      = $10
BANK_TABLES = ^sine
BANK_WORK   = ^settings
BUTTON_START = $1000
filler      = (library_end - update) >> 4
LIMIT_HIGH  = $0002
LIMIT_LOW   = $8000

stack_top   = $1fff
page        = $0200
frames      = page + $00
joypad      = page + $04
object_ptr  = page + $10
velocity_ptr = page + $12
text_ptr    = page + $16
level       = page + $20
speed       = page + $fe
position    = page + $80
total       = page + $84
flags       = page + $ff

settings    = $7e1000
objects     = $7e1100
object_count = 20
factor      = $7e1200
product     = $7e1202
product_copy = $7f0000
colors_shadow = $7e0280
far_flag    = $7e0210
vector      = $0300
uart        = $c00010
uart_state  = uart + 1

        .region rom0, $008000, $00ffff
        .region rom1, $018000, $01ffff
        .region rom2, $028000, $02ffff
        .place start in rom0
        .place library in rom1
        .place tables in rom2
