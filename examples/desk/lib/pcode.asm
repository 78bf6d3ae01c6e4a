; pcode.asm - the code of the stack machine: what the compiler writes, vm runs and lists.
;
; A program is the word magic and then code; addresses in it count from the first byte of code.
; SPDX-License-Identifier: MIT

        .module lib.pcode
        .pub

magic           = 'P' | ('0' << 8)
code_max        = 3 * 1024      ; bytes of code
frame_links     = 3             ; cells of a frame before its variables

; Where a frame keeps what; a cell is a word.
frame   .struct
static  .word ?                 ; frame of the block around the procedure
dynamic .word ?                 ; frame of the caller
return  .word ?                 ; address in the code
        .endstruct
        .assert .sizeof(frame) == 2 * frame_links, "links are cells"

; Operations. Behind the number stand operands as in the table of the vm: l a level, counted from
; the running block outwards, o an offset in cells, w a word, a an address, n a number of cells,
; t text with a zero behind it.
op      .enum
        halt                    ;       the program ends
        lit                     ; w     push w
        load                    ; l o   push a variable
        store                   ; l o   pop it
        fetch                   ; l o n pop an index below n, push that cell of an array
        put                     ; l o n pop a value and an index, store it
        call                    ; l a   new frame, then go on at a
        enter                   ; n     the frame takes n cells
        return                  ;       back to the caller
        jump                    ; a
        false                   ; a     pop; jump when it is zero
        add                     ;       pop b, pop a, push a + b; the next ones likewise
        subtract
        multiply
        divide
        modulo
        equal                   ;       push 1 or 0; the next ones likewise
        unequal
        less
        not_less
        greater
        not_greater
        negate                  ;       of the top
        odd                     ;       1 or 0
        write                   ;       pop and print a number
        text                    ; t     print
        line                    ;       print a line end
        read                    ;       read a number and push it
        .endenum
n_ops           = op.read + 1

        .endmodule
