; expression.asm - reading tokens, and expressions by precedence climbing.
;
; Values are 16-bit signed numbers; what leaves that range is an error. A comparison gives -1 or 0.
; SPDX-License-Identifier: MIT

; skip: passes over blanks; the token at txt in A, Y is 0.
skip    ldy #0
        lda (txt),y
        cmp #' '
        bne _done
        .incw txt
        jmp skip
_done   rts

; take: passes over the token at txt, which is not a number; keeps A.
take    .incw txt
        rts

; expect: passes over the token A, which must come next.
expect  sta wanted
        jsr skip
        cmp wanted
        beq take
        jmp syntax

; at_end: zero flag when A ends a statement.
at_end  cmp #0
        beq +
        cmp #':'
+       rts

; ---------------------------------------------------------------------------------------------
; Operators
; ---------------------------------------------------------------------------------------------

BIND_OR     = 1
BIND_AND    = 2
BIND_NOT    = 3
BIND_LESS   = 4
BIND_PLUS   = 5
BIND_TIMES  = 6
BIND_MINUS  = 7                 ; the sign

op_tokens
        .byte T_OR, T_AND, '=', T_NE, '<', '>', T_LE, T_GE, '+', '-', '*', '/', T_MOD
op_tokens_end
op_binds
        .byte BIND_OR, BIND_AND, BIND_LESS, BIND_LESS, BIND_LESS, BIND_LESS, BIND_LESS, BIND_LESS
        .byte BIND_PLUS, BIND_PLUS, BIND_TIMES, BIND_TIMES, BIND_TIMES
op_routines
        .word op_or - 1, op_and - 1, op_eq - 1, op_ne - 1, op_lt - 1, op_gt - 1, op_le - 1
        .word op_ge - 1, op_add - 1, op_sub - 1, op_mul - 1, op_div - 1, op_mod - 1
op_routines_end

        .if op_routines_end - op_routines != 2 * (op_tokens_end - op_tokens)
        .error "each operator needs a routine"
        .endif

; expression: to acc.
expression
        lda #0

; expression_above: as far as operators bind tighter than A.
expression_above .block
        tsx
        cpx #STACK_LOW
        bcs +
        .fail "COMPLEXITY"
+       pha
        jsr primary
next    jsr skip
        ldx #op_tokens_end - op_tokens - 1
find    cmp op_tokens,x
        beq found
        dex
        bpl find
done    pla
        rts
found   pla
        pha
        cmp op_binds,x
        bcs done                ; it binds no tighter
        jsr take
        .phw acc
        txa
        pha
        lda op_binds,x
        jsr expression_above
        pla
        tax
        .plw arg
        jsr operate
        jmp next

operate txa
        asl a
        tax
        lda op_routines + 1,x
        pha
        lda op_routines,x
        pha
        rts
        .bend

; ---------------------------------------------------------------------------------------------
; Primaries
; ---------------------------------------------------------------------------------------------

; primary: number, variable, function, sign, NOT or an expression in brackets.
primary .block
        jsr skip
        cmp #T_NUMBER
        beq number
        cmp #'('
        beq brackets
        cmp #'-'
        beq minus
        cmp #T_NOT
        beq not
        cmp #T_ABS
        bcc variable
        cmp #T_SQR + 1
        bcc function
        jmp syntax

number  iny
        lda (txt),y
        sta acc
        iny
        lda (txt),y
        sta acc + 1
        clc
        lda #3
        adc txt
        sta txt
        bcc +
        inc txt + 1
+       rts

minus   jsr take
        lda #BIND_MINUS
        jsr expression_above
        jmp negate

not     jsr take
        lda #BIND_NOT
        jsr expression_above
        lda acc
        eor #$ff
        sta acc
        lda acc + 1
        eor #$ff
        sta acc + 1
        rts

variable
        jsr variable_address
        ldy #0
        lda (lval),y
        sta acc
        iny
        lda (lval),y
        sta acc + 1
        rts

function
        jsr take
        pha
        jsr brackets
        pla
        sec
        sbc #T_ABS
        asl a
        tax
        lda function_table + 1,x
        pha
        lda function_table,x
        pha
        rts

brackets
        lda #'('
        jsr expect
        jsr expression
        lda #')'
        jmp expect

function_table
        .word fn_abs - 1, fn_sgn - 1, fn_rnd - 1, fn_peek - 1, fn_sqr - 1
        .bend
