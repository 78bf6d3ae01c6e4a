; calc.asm - the tool that computes: integers of 32 bits, variables a to z.
;
; Expressions are read by precedence climbing: a table has spelling, precedence and routine of each
; operator. Sums and products are taken modulo 2^32, values are signed. `calc expression` computes
; one, `calc` alone reads expressions until an empty line.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module tools.calc
        .use lib.config (overlay_base)
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.errors
        .use lib.console
        .use lib.text
        .use lib.long
        .use lib.random
        .use lib.input

n_variables     = 26
stack_low       = $50           ; expressions nest until the stack comes down to here

; How tight operators bind.
bind    .enum 1
        or
        xor
        and
        compare
        shift
        sum
        product
        power
        .endenum

; A row of the table; an operator of two characters stands before the one that begins it.
op      .struct
first   .byte ?
second  .byte ?                 ; or zero
bind    .byte ?
routine .word ?
        .endstruct

; mvl_keep target, source: a copy of a long that keeps X.
mvl_keep .macro target, source
        .for i in 0..4
        lda .source + i
        sta .target + i
        .endfor
        .endmacro

        .section zvars, kind=zp, logical
level   .res byte, 1            ; operators that bind tighter than this belong to the expression
row     .res byte, 1            ; of the operator
target  .res byte, 1            ; offset of the variable that is assigned, or $ff
caller  .res byte, 1            ; stack pointer of the loop that reads expressions, or zero
args    .res byte, 1            ; arguments of a function
        .endsection

        .section vars, kind=bss, logical
variables .res byte, 4 * n_variables
        .endsection

        .section calc, kind=code
        .pub
image   .logical overlay_base

; calc: calc [expression].
calc    .proc
        stz caller
        jsr text.skip
        bne evaluate
again:  lda #'='
        jsr input.line
        jsr text.skip
        beq done
        jsr guarded
        bra again
done:   rts
        .endproc

; clear: vars - all variables become zero.
clear   .proc
        ldx #4 * n_variables - 1
next:   stz variables,x
        dex
        bpl next
        rts
        .endproc

        .priv
; guarded: an expression whose errors do not end the command.
guarded .proc
        tsx
        stx caller
        bra evaluate
        .endproc

; evaluate: the statement at txt: an expression, or a letter, = and an expression.
evaluate .proc
        jsr assignment
        lda #0
        jsr expression
        jsr text.skip
        bne syntax
        ldx target
        cpx #$ff
        beq show
        ldy #0
store:  lda acc,y
        sta variables,x
        inx
        iny
        cpy #4
        bne store
show:   jsr show_hex
        jsr long.print
        jmp console.new_line
        .endproc

; show_hex: acc in hexadecimal when it is not small.
show_hex .proc
        lda acc + 1
        ora acc + 2
        ora acc + 3
        beq done
        lda #'$'
        jsr console.put
        jsr long.print_hex
        jsr console.space
done:   rts
        .endproc

; syntax and the like: a message, and back to the shell or to the next line.
syntax  .proc
        .ldw str, t_syntax
        bra complain
        .endproc

division .proc
        .ldw str, t_division
        bra complain
        .endproc

range   .proc
        .ldw str, t_range
        bra complain
        .endproc

deep    .proc
        .ldw str, t_deep
        bra complain
        .endproc

complain .proc
        jsr errors.report
        ldx caller
        beq alone
        txs
        rts
alone:  jmp errors.resume
        .endproc

t_syntax        .null "syntax"
t_division      .null "division by zero"
t_range         .null "negative operand"
t_deep          .null "too complex"

; assignment: passes over `letter =`; target is the variable, or $ff.
assignment .proc
        lda #$ff
        sta target
        jsr text.skip
        jsr text.is_letter
        bcc none
        .phw txt
        jsr variable
        sta target
        jsr text.skip
        cmp #'='
        bne other
        .incw txt
        lda (txt)
        cmp #'='                ; this is a comparison
        bne found
other:  .plw txt
        lda #$ff
        sta target
none:   rts
found:  pla
        pla
        rts
        .endproc

; variable: passes over the letter at txt; the offset of its variable in A and X.
variable .proc
        lda (txt)
        jsr text.upper
        sec
        sbc #'A'
        asl
        asl
        tax
        .incw txt
        txa
        rts
        .endproc

; ---------------------------------------------------------------------------------------------
; Operators
; ---------------------------------------------------------------------------------------------

; expression: to acc, as far as operators bind tighter than A.
expression .proc
        tsx
        cpx #stack_low
        .jcc deep
        ldx level
        phx
        sta level
        jsr primary
next:   jsr operator
        bcc done
        .for i in 0..4          ; the left operand waits on the stack
        lda acc + i
        pha
        .endfor
        ldx row
        phx
        lda operators + op.bind,x
        jsr expression
        plx
        .mvl_keep arg, acc
        .for i in 0..4
        pla
        sta acc + 3 - i
        .endfor
        jsr operate
        bra next
done:   plx
        stx level
        rts

operate: jmp (operators + op.routine,x)
        .endproc

; operator: carry set when an operator at txt binds tighter than level; it is passed over and row is
; its place in the table.
operator .proc
        jsr text.skip
        ldx #0
next:   lda operators,x
        beq none
        cmp (txt)
        bne other
        lda operators + op.second,x
        beq found
        ldy #1
        cmp (txt),y
        beq found
other:  txa
        clc
        adc #.sizeof(op)
        tax
        bra next
found:  lda level
        cmp operators + op.bind,x
        bcs none
        stx row
        .incw txt
        lda operators + op.second,x
        beq yes
        .incw txt
yes:    sec
        rts
none:   clc
        rts
        .endproc

; operator first, second, bind, routine: one row.
infix   .segment first, second, bind, routine
        .byte .first, .second, .bind
        .word .routine
        .endsegment

operators
        .infix '<', '<', bind.shift, long.shift_left
        .infix '>', '>', bind.shift, long.shift_right
        .infix '*', '*', bind.power, do_power
        .infix '<', '=', bind.compare, do_le
        .infix '>', '=', bind.compare, do_ge
        .infix '<', '>', bind.compare, do_ne
        .infix '=', '=', bind.compare, do_eq
        .infix '<', 0, bind.compare, do_lt
        .infix '>', 0, bind.compare, do_gt
        .infix '+', 0, bind.sum, long.add
        .infix '-', 0, bind.sum, long.subtract
        .infix '*', 0, bind.product, long.multiply
        .infix '/', 0, bind.product, do_divide
        .infix '%', 0, bind.product, do_modulo
        .infix '&', 0, bind.and, long.bit_and
        .infix '^', 0, bind.xor, long.bit_xor
        .infix '|', 0, bind.or, long.bit_or
        .byte 0
operators_end
        .assert operators_end - operators == 17 * .sizeof(op) + 1, "rows and struct differ"
        .assert operators_end - operators <= 256, "a row is found by one byte"

do_divide .proc
        jsr long.divide
        bcs by_zero
        rts
by_zero: jmp division
        .endproc

do_modulo .proc
        jsr do_divide
        .mvl acc, rem
        rts
        .endproc

do_power .proc
        bit arg + 3
        bmi negative
        jmp long.power
negative: jmp range
        .endproc

; Comparisons give 1 or 0.
do_eq   .proc
        jsr long.compare
        beq yes
        bra no
        .endproc

do_ne   .proc
        jsr long.compare
        beq no
        bra yes
        .endproc

do_lt   .proc
        jsr long.compare
        bcc yes
        bra no
        .endproc

do_ge   .proc
        jsr long.compare
        bcs yes
        bra no
        .endproc

do_gt   .proc
        jsr long.swap
        bra do_lt
        .endproc

do_le   .proc
        jsr long.swap
        bra do_ge
        .endproc

yes     .proc
        .ldl acc, 1
        rts
        .endproc

no      .proc
        .cll acc
        rts
        .endproc

; ---------------------------------------------------------------------------------------------
; Primaries
; ---------------------------------------------------------------------------------------------

; primary: number, variable, function, sign, character or an expression in brackets, to acc.
primary .proc
        jsr text.skip
        .on '(', brackets
        .on '-', minus
        .on '~', tilde
        .on '+', plus
        .on 39, character
        jsr text.is_letter
        bcs name
        jsr text.number
        bcs bad
        rts
bad:    jmp syntax

plus:   .incw txt
        bra primary

minus:  .incw txt
        lda #bind.product
        jsr expression
        jmp long.negate

tilde:  .incw txt
        jsr primary
        jmp long.invert

character: .incw txt
        .cll acc
        jsr text.next_char
        cmp #0
        beq bad
        sta acc
        lda #39
        jmp expect

name:   ldy #1                  ; a single letter is a variable
        lda (txt),y
        jsr text.is_alnum
        bcs function
        jsr variable
        ldy #0
fetch:  lda variables,x
        sta acc,y
        inx
        iny
        cpy #4
        bne fetch
        rts
        .endproc

; brackets: an expression in brackets.
brackets .proc
        lda #'('
        jsr expect
        lda #0
        jsr expression
        lda #')'
        bra expect
        .endproc

; expect: passes over the character A, which must come next.
expect  .proc
        pha
        jsr text.skip
        pla
        cmp (txt)
        bne bad
        .incw txt
        rts
bad:    jmp syntax
        .endproc

; function: a name and its arguments in brackets.
function .proc
        ldx #0
next:   lda functions,x
        beq bad
        jsr same_name
        bcs found
skip:   lda functions,x         ; to the next row
        inx
        cmp #0
        bne skip
        inx
        inx
        inx
        bra next
found:  phx                     ; behind the zero of the name
        jsr arguments
        plx
        lda args
        cmp functions,x
        bne bad
        inx
        jmp (functions,x)
bad:    jmp syntax

; Carry set when the name in row X is at txt; then txt and X are behind it. Otherwise both are kept.
same_name:
        phx
        ldy #0
more:   lda functions,x
        beq ended
        cmp (txt),y
        bne differ
        inx
        iny
        bra more
ended:  lda (txt),y
        jsr text.is_alnum
        bcs differ
        tya
        .adda txt
        inx
        pla
        sec
        rts
differ: plx
        clc
        rts
        .endproc

; arguments: one or two expressions in brackets: the last to acc, the one before to arg.
arguments .proc
        lda #'('
        jsr expect
        lda #0
        jsr expression
        jsr text.skip
        cmp #','
        beq second
        lda #1
        sta args
        bra close
second: .incw txt
        .for i in 0..4
        lda acc + i
        pha
        .endfor
        lda #0
        jsr expression
        .for i in 0..4
        pla
        sta arg + 3 - i
        .endfor
        lda #2
        sta args
close:  lda #')'
        jmp expect
        .endproc

; fn name, arguments, routine: a row of the table of functions.
fn      .segment name, n_args, routine
        .null .name
        .byte .n_args
        .word .routine
        .endsegment

functions
        .fn "abs", 1, f_abs
        .fn "sgn", 1, f_sgn
        .fn "sqrt", 1, f_sqrt
        .fn "gcd", 2, f_gcd
        .fn "min", 2, f_min
        .fn "max", 2, f_max
        .fn "bits", 1, f_bits
        .fn "rnd", 1, f_rnd
        .byte 0
functions_end
        .assert functions_end - functions <= 128, "a row is found by a byte, and so is its end"

f_abs   .proc
        bit acc + 3
        bpl done
        jmp long.negate
done:   rts
        .endproc

f_sgn   .proc
        bit acc + 3
        bmi minus
        .tstl acc
        bne one
        rts
one:    jmp yes
minus:  jsr yes
        jmp long.negate
        .endproc

f_sqrt  .proc
        bit acc + 3
        bmi bad
        jmp long.root
bad:    jmp range
        .endproc

; gcd, min, max: of two values.
f_gcd   .proc
        jsr f_abs
        jsr long.swap
        jsr f_abs
        jmp long.gcd
        .endproc

f_min   .proc
        jsr long.compare
        bcc done
        jsr long.swap
done:   rts
        .endproc

f_max   .proc
        jsr long.compare
        bcs done
        jsr long.swap
done:   rts
        .endproc

; bits: how many bits of the value are one.
f_bits  .proc
        ldy #0
        ldx #32
next:   lsr acc + 3
        ror acc + 2
        ror acc + 1
        ror acc
        bcc zero
        iny
zero:   dex
        bne next
        sty acc
        rts
        .endproc

; rnd: a number from 0 to the value less one; the value is at most 65535.
f_rnd   .proc
        lda acc + 2
        ora acc + 3
        bne bad
        .mvl_keep arg, acc
        jsr random.next
        .mvw acc, num
        jsr long.divide_unsigned
        bcs zero
        .mvl acc, rem
        rts
bad:    jmp range
zero:   jmp division
        .endproc

        .here
        .pub
image_end
        .endsection
        .endmodule
