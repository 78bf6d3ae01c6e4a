; variables.asm - variables and arrays.
;
; An array is its largest index and the elements 0 to that index, words behind the program. One that
; is used before its DIM has the largest index 10.
; SPDX-License-Identifier: MIT

DEFAULT_INDEX = 10

; letter: the letter at txt to varname, and passes over it.
letter  jsr skip
        cmp #'A'
        bcc _no
        cmp #'Z' + 1
        bcs _no
        jsr take
        sbc #'A' - 1            ; carry is clear
        asl a
        sta varname
        rts
_no     jmp syntax

; variable_address: the address of the variable or element at txt to lval.
variable_address .block
        jsr letter
        jsr skip
        cmp #'('
        beq element
        lda #<vars
        clc
        adc varname
        sta lval
        lda #>vars
        sta lval + 1
        rts

element lda varname
        pha
        jsr take
        jsr expression
        lda #')'
        jsr expect
        pla
        sta varname
        tax
        lda arrays + 1,x
        bne exists
        .phw acc
        .ldw acc, DEFAULT_INDEX
        jsr allocate
        .plw acc
        ldx varname
exists  lda arrays,x
        sta lval
        lda arrays + 1,x
        sta lval + 1
        ldy #0                  ; a negative index is larger than any as an unsigned number
        lda (lval),y
        cmp acc
        iny
        lda (lval),y
        sbc acc + 1
        bcc outside
        asl acc
        rol acc + 1
        .incw lval
        .incw lval
        .addw lval, acc
        rts
outside .fail "SUBSCRIPT"
        .bend

; allocate: array varname with the largest index acc, all zero.
allocate .block
        lda acc + 1
        and #$c0                ; twice the index must stay a number
        bne full
        .mvw dest, acc          ; bytes = 2 * (index + 2)
        .incw dest
        .incw dest
        asl dest
        rol dest + 1
        .addw dest, mem_end
        bcs full
        lda dest + 1
        cmp #>mem_top
        bcs full
        ldx varname
        lda mem_end
        sta arrays,x
        sta ptr
        lda mem_end + 1
        sta arrays + 1,x
        sta ptr + 1
        ldy #0
        lda acc
        sta (ptr),y
        .incw ptr
        lda acc + 1
        sta (ptr),y
zero    .incw ptr
        .cmpw ptr, dest
        bcs done
        lda #0
        sta (ptr),y
        beq zero
done    .mvw mem_end, dest
        rts
full    .fail "MEMORY"
        .bend

; DIM letter(index) {, letter(index)}
do_dim  .block
        jsr letter
        lda varname
        pha
        lda #'('
        jsr expect
        jsr expression
        lda #')'
        jsr expect
        lda acc + 1
        bmi wrong
        pla
        sta varname
        tax
        lda arrays + 1,x
        bne again
        jsr allocate
        jsr skip
        cmp #','
        bne done
        jsr take
        jmp do_dim
done    jmp statement_end
wrong   jmp domain
again   .fail "DIMENSION"
        .bend
