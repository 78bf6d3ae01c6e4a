; draw.asm - the tool that draws with characters: life, a Mandelbrot set, a wave.
;
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module tools.draw
        .use lib.config (overlay_base, work_base)
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.console
        .use lib.console (sayln)
        .use lib.long
        .use lib.stream
        .use lib.stream (stream as purpose)
        .use lib.input

lf              = 10

; Life: a torus of cells, a byte each. Both sizes are powers of two.
life_columns    = 32
life_rows       = 16
life_cells      = life_columns * life_rows
cells           = work_base
next_cells      = cells + life_cells
        .assert (life_cells & (life_cells - 1)) == 0 && (cells & 255) == 0, "cells wrap by a mask"

; Mandelbrot: numbers with 12 bits behind the point.
fraction        = 12
one             = 1 << fraction
mandel_columns  = 48
mandel_rows     = 21
left            = -2 * one
top             = -one - one / 8
step_x          = 3 * one / mandel_columns
step_y          = 9 * one / 4 / (mandel_rows - 1)
rounds_max      = 16

        .section zvars, kind=zp, logical
row     .res byte, 1
column  .res byte, 1
rounds  .res byte, 2
from    .res byte, 2            ; cells now, and after the next generation
to      .res byte, 2
cell    .res byte, 2            ; number of a cell
home_row .res byte, 1           ; of the cell whose neighbours are counted
home_column .res byte, 1
around  .res byte, 1            ; living neighbours
cx      .res byte, 2            ; the point of the plane
cy      .res byte, 2
zx      .res byte, 2
zy      .res byte, 2
square_x .res byte, 4
square_y .res byte, 4
angle   .res byte, 1
        .endsection

        .section draw, kind=code
        .pub
image   .logical overlay_base

; ---------------------------------------------------------------------------------------------
; Life
; ---------------------------------------------------------------------------------------------

; life: life name generations - the pattern in a file, after some generations.
life    .proc
        jsr input.file_name
        jsr input.number
        jsr input.no_more
        .mvw rounds, num
        .ldw from, cells
        .ldw to, next_cells
        jsr clear
        jsr read_pattern
next:   .tstw rounds
        beq show
        jsr generation
        .mvw src, from          ; the new cells become the old ones
        .mvw from, to
        .mvw to, src
        .decw rounds
        bra next
show:   jsr show_cells
        jsr long.print_word
        .sayln " cells live"
        rts
        .endproc

        .priv
; clear: no cell lives.
clear   .proc
        .mvw dst, from
        ldx #>life_cells
        ldy #0
        tya
next:   sta (dst),y
        iny
        bne next
        inc dst + 1
        dex
        bne next
        rts
        .endproc

; read_pattern: lines of the file; stars are living cells. What is outside is left out.
read_pattern .proc
        ldx #purpose.input
        jsr stream.open_read
        stz row
line:   lda row
        cmp #life_rows
        bcs done
        stz column
next:   ldx #purpose.input
        jsr stream.get
        bcs done
        cmp #lf
        beq ended
        cmp #'*'
        bne dead
        lda column
        cmp #life_columns
        bcs dead
        jsr locate
        .mvw dst, from
        .addw dst, cell
        lda #1
        sta (dst)
dead:   inc column
        bra next
ended:  inc row
        bra line
done:   rts
        .endproc

; locate: the number of the cell in row and column, to cell.
locate  .proc
        lda row
        stz cell + 1
        .for i in 0..5
        asl
        rol cell + 1
        .endfor
        ora column
        sta cell
        rts
        .endproc
        .assert life_columns == 1 << 5, "locate shifts by five bits"

; generation: from the cells at from to those at to.
generation .proc
        stz row
next_row: stz column
next:   jsr count
        jsr locate
        .mvw src, from
        .addw src, cell
        .mvw dst, to
        .addw dst, cell
        ldx #0                  ; three make a cell, two keep it
        lda around
        cmp #3
        beq alive
        cmp #2
        bne dead
        lda (src)
        beq dead
alive:  inx
dead:   txa
        sta (dst)
        inc column
        lda column
        cmp #life_columns
        bne next
        inc row
        lda row
        cmp #life_rows
        bne next_row
        rts
        .endproc

; count: the living neighbours of the cell in row and column, to around.
count   .proc
        stz around
        lda row
        sta home_row
        lda column
        sta home_column
        ldx #7
next:   clc
        lda home_column
        adc step_columns,x
        and #life_columns - 1
        sta column
        clc
        lda home_row
        adc step_rows,x
        and #life_rows - 1
        sta row
        jsr locate
        .mvw src, from
        .addw src, cell
        clc
        lda (src)
        adc around
        sta around
        dex
        bpl next
        lda home_row
        sta row
        lda home_column
        sta column
        rts
        .endproc

; The way to the eight neighbours.
step_rows       .byte 255, 255, 255, 0, 0, 1, 1, 1
step_columns    .byte 255, 0, 1, 255, 1, 255, 0, 1

; show_cells: a star for each that lives; their number to num.
show_cells .proc
        .clw num
        .mvw src, from
        lda #life_rows
        sta row
line:   ldy #0
next:   ldx #'.'
        lda (src),y
        beq dead
        .incw num
        ldx #'*'
dead:   txa
        jsr console.put
        iny
        cpy #life_columns
        bne next
        jsr console.new_line
        .addi src, life_columns
        dec row
        bne line
        rts
        .endproc

        .pub
; ---------------------------------------------------------------------------------------------
; The Mandelbrot set
; ---------------------------------------------------------------------------------------------

; mandel: how soon z * z + c leaves the circle with radius two, for each c.
mandel  .proc
        jsr input.no_more
        .ldw cy, top
        lda #mandel_rows
        sta row
line:   .ldw cx, left
        lda #mandel_columns
        sta column
next:   jsr escape
        lda shades,x
        jsr console.put
        .addi cx, step_x
        dec column
        bne next
        jsr console.new_line
        .addi cy, step_y
        dec row
        bne line
        rts
        .endproc

shades          .text " .,:;i+=xoX%#&8@", ' '
shades_end
        .assert shades_end - shades == rounds_max + 1, "a shade for each number of rounds"

        .priv
; escape: the rounds until the point c has left, at most rounds_max, in X.
escape  .proc
        .clw zx
        .clw zy
        stz rounds
next:   .mvw acc, zx
        jsr square
        .mvl square_x, acc
        .mvw acc, zy
        jsr square
        .mvl square_y, acc
        .mvl arg, square_x
        jsr long.add
        .ldl arg, 4 * one
        jsr long.compare
        bcs left_circle
        .mvw num, zx            ; new zy = 2 * zx * zy + cy
        .mvw acc, zy
        jsr product
        asl acc
        rol acc + 1
        .mvw zy, acc
        .addw zy, cy
        .mvw zx, square_x       ; new zx = zx * zx - zy * zy + cx
        .subw zx, square_y
        .addw zx, cx
        inc rounds
        lda rounds
        cmp #rounds_max
        .jne next
left_circle: ldx rounds
        rts
        .endproc

; square: the low word of acc with itself, product: with num; both with the point put right.
square  .proc
        .mvw num, acc
        bra product
        .endproc

product .proc
        .mvw arg, num
        ldx #arg
        jsr extend
        ldx #acc
        jsr extend
        jsr long.multiply
        .ldw arg, fraction
        jmp long.shift_right

; The low word at zero-page address X, with its sign, as a long.
extend: ldy #0
        lda 1,x
        bpl positive
        dey
positive: sty 2,x
        sty 3,x
        rts
        .endproc

        .pub
; ---------------------------------------------------------------------------------------------
; A wave
; ---------------------------------------------------------------------------------------------

; wave: wave count - as many lines of a sine wave.
wave    .proc
        jsr input.number
        jsr input.no_more
        .mvw rounds, num
        stz angle
next:   .tstw rounds
        beq done
        ldx angle
        lda sine,x
        jsr console.pad
        lda #'*'
        jsr console.put
        jsr console.new_line
        lda angle
        inc a
        and #sine_steps - 1
        sta angle
        .decw rounds
        bra next
done:   rts
        .endproc

        .priv
; A sine for each step of the circle, from a rotation by one step after the other: sine and cosine
; of the step with 14 bits behind the point.
sine_steps      = 32
sine_middle     = 30
sine_height     = 28
step_sine       = 3196          ; of a 32nd of the circle
step_cosine     = 16069

sine
sin_now         := 0
cos_now         := 1 << 14
        .for i in 0..sine_steps
        .byte sine_middle + ((sin_now * sine_height + (1 << 13)) >> 14)
sin_next        := (sin_now * step_cosine + cos_now * step_sine) >> 14
cos_now         := (cos_now * step_cosine - sin_now * step_sine) >> 14
sin_now         := sin_next
        .endfor
sine_end
        .assert sine_end - sine == sine_steps, "a sine for each step"

        .here
        .pub
image_end
        .endsection
        .endmodule
