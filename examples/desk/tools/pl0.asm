; pl0.asm - the tool that compiles: PL/0 with arrays, loops and text, in one pass to code for vm.
;
; Recursive descent: each construct has a routine that begins with its first token in token and
; leaves the token behind it there. The code grows in the work area until it is written to a file.
; README.md has the grammar.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module tools.pl0
        .use lib.config (overlay_base, work_base, work_end)
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.errors
        .use lib.console
        .use lib.console (say, sayln)
        .use lib.text
        .use lib.long
        .use lib.stream
        .use lib.stream (stream as purpose)
        .use lib.input
        .use lib.pcode
        .use lib.pcode (op)

ident_max       = 8             ; characters of a name that count
stack_low       = $38           ; nesting ends when the stack comes down to here

; A name that is declared.
symbol  .struct
name    .res byte, ident_max
kind    .byte ?
level   .byte ?
value   .word ?                 ; of a constant; offset of a variable; address of a procedure
size    .word ?                 ; cells of an array, zero for a variable
        .res byte, 2
        .endstruct

kind    .enum
        constant
        variable
        procedure
        .endenum

code            = work_base
code_end        = code + pcode.code_max
symbols         = code_end
symbol_max      = .min((work_end + 1 - symbols) / .sizeof(symbol), 255)
        .assert symbol_max >= 200, "room for symbols"

; Tokens. Those of one character are the character itself, the others come behind them.
token   .enum $80
        none                    ; the file has ended
        ident
        number
        string
        assign                  ; :=
        unequal                 ; <>
        not_greater             ; <=
        not_less                ; >=
        const                   ; keywords, in the order of their table
        var
        procedure
        call
        begin
        end
        if
        then
        else
        while
        do
        repeat
        until
        for
        to
        odd
        mod
        write
        writeln
        read
        .endenum
first_keyword   = token.const

; wrong text: ends the command with a message.
wrong   .macro string
        .ldw str, message
        jmp complain
message: .null .string
        .endmacro

; gen operation: emits an operation without operands.
gen     .macro operation
        lda #.operation
        jsr emit
        .endmacro

; gen_word operation: emits an operation and num.
gen_word .macro operation
        lda #.operation
        jsr emit_op_word
        .endmacro

; gen_forward operation: emits a jump whose target is resolved later.
gen_forward .macro operation
        lda #.operation
        jsr emit_forward
        .endmacro

        .section zvars, kind=zp, logical
char    .res byte, 1            ; next character of the source, zero at its end
now     .res byte, 1            ; the token
value   .res byte, 2            ; of a number
line    .res byte, 2            ; for messages
here    .res byte, 2            ; where the next byte of code goes
sym     .res byte, 2            ; the symbol that find found
n_symbols .res byte, 1
depth   .res byte, 1            ; level of the block at hand
cells   .res byte, 2            ; of its frame
wanted  .res byte, 1
        .endsection

        .section vars, kind=bss, logical
ident   .res byte, ident_max    ; padded with zeros
held    .res byte, ident_max    ; a name whose symbol is made later
        .endsection

        .section pl0, kind=code
        .pub
image   .logical overlay_base

; compile: pl0 source program.
compile .proc
        jsr input.file_name
        ldx #purpose.input
        jsr stream.open_read
        jsr input.file_name
        jsr input.no_more
        .ldw here, code
        .ldw line, 1
        stz n_symbols
        stz depth
        jsr next_char
        jsr scan
        jsr block
        lda #'.'
        jsr expect_last
        ldx #purpose.output
        jsr stream.open_write
        lda #<pcode.magic
        jsr stream.put
        lda #>pcode.magic
        jsr stream.put
        .ldw src, code
next:   .cmpw src, here
        bcs done
        lda (src)
        ldx #purpose.output
        jsr stream.put
        .incw src
        bra next
done:   .mvw num, here
        .subw num, code_origin
        jsr long.print_word
        .sayln " bytes of code"
        rts
        .endproc

code_origin .word code

        .priv
; ---------------------------------------------------------------------------------------------
; Errors
; ---------------------------------------------------------------------------------------------

; complain: the message at str, with the line; ends the command.
complain .proc
        jsr place
        jsr console.string
        jsr console.new_line
        jmp errors.resume
        .endproc

place   .proc
        jsr console.fresh_line
        .say "?line "
        .mvw num, line
        jsr long.print_word
        .say ": "
        rts
        .endproc

; expected: token A should stand here.
expected .proc
        pha
        jsr place
        pla
        jsr show_token
        .sayln " expected"
        jmp errors.resume
        .endproc

; show_token: token A as it is spelled.
show_token .proc
        cmp #token.none
        bcs word
        jmp console.put
word:   sec
        sbc #token.none
        tax
        .ldw str, spellings
next:   dex
        bmi found
past:   lda (str)
        .incw str
        cmp #0
        bne past
        bra next
found:  jmp console.string
        .endproc

        .include "scanner.inc"

        .include "generate.inc"

; ---------------------------------------------------------------------------------------------
; Declarations
; ---------------------------------------------------------------------------------------------

; block: declarations and a statement, as one frame.
block   .proc
        tsx
        cpx #stack_low
        bcs room
        jmp nested
room:   .phw cells
        lda n_symbols
        pha
        .ldw cells, pcode.frame_links
        .gen_forward op.jump
        .phw num
more:   lda #token.const
        jsr accept
        bne no_const
        jsr constants
        bra more
no_const: lda #token.var
        jsr accept
        bne no_var
        jsr variables
        bra more
no_var: lda #token.procedure
        jsr accept
        bne body
        jsr procedure
        bra more
body:   .plw dst
        jsr resolve
        .mvw num, cells
        .gen_word op.enter
        jsr statement
        ldx #op.return
        lda depth
        bne inner
        ldx #op.halt
inner:  txa
        jsr emit
        pla
        sta n_symbols
        .plw cells
        rts
        .endproc

; constants: name = number {, name = number} ;
constants .proc
        jsr take_ident
        lda #'='
        jsr expect
        lda #'-'
        jsr accept
        php
        .mvw num, value
        lda #token.number
        jsr expect
        plp
        bne positive
        sec
        lda #0
        sbc num
        sta num
        lda #0
        sbc num + 1
        sta num + 1
positive: lda #kind.constant
        jsr declare
        lda #','
        jsr accept
        beq constants
        lda #';'
        jmp expect
        .endproc

; variables: name [ [ size ] ] {, ...} ;
variables .proc
        jsr take_ident
        .mvw num, cells
        lda #kind.variable
        jsr declare
        lda #'['
        jsr accept
        beq array
        .incw cells
        bra ended
array:  ldy #symbol.size
        lda value
        sta (sym),y
        iny
        lda value + 1
        sta (sym),y
        .addw cells, value
        lda #token.number
        jsr expect
        lda #']'
        jsr expect
ended:  lda #','
        jsr accept
        beq variables
        lda #';'
        jmp expect
        .endproc

; procedure: name ; block ;
procedure .proc
        jsr take_ident
        jsr address
        lda #kind.procedure
        jsr declare
        lda #';'
        jsr expect
        inc depth
        jsr block
        dec depth
        lda #';'
        jmp expect
        .endproc

; ---------------------------------------------------------------------------------------------
; Statements
; ---------------------------------------------------------------------------------------------

; statement: any, also none.
statement .proc
        tsx
        cpx #stack_low
        bcc nested
        ldx #0
next:   lda routes,x
        beq none
        cmp now
        beq found
        inx
        inx
        inx
        bra next
found:  jmp (routes + 1,x)
none:   rts
        .endproc

nested  .proc
        .wrong "too deep"
        .endproc

; route token, routine: what a statement that begins with the token is.
route   .segment first, routine
        .byte .first
        .word .routine
        .endsegment

routes  .route token.ident, assignment
        .route token.call, call
        .route token.begin, compound
        .route token.if, if
        .route token.while, while
        .route token.repeat, repeat
        .route token.for, for
        .route token.write, write
        .route token.writeln, writeln
        .route token.read, read
        .byte 0

; variable_here: the name that stands here is a variable; sym is it. The next token is read.
variable_here .proc
        lda #token.ident
        cmp now
        beq name
        jmp expected
name:   jsr find
        cmp #kind.variable
        bne bad
        jmp scan
bad:    .wrong "not a variable"
        .endproc

; index: if sym is an array, its index in brackets; zero flag clear when it is. Keeps sym.
index   .proc
        ldy #symbol.size
        lda (sym),y
        iny
        ora (sym),y
        beq plain
        .phw sym
        lda #'['
        jsr expect
        jsr expression
        lda #']'
        jsr expect
        .plw sym
        lda #1
plain:  rts
        .endproc

; assignment: variable [ index ] := expression.
assignment .proc
        jsr variable_here
        jsr index
        php
        .phw sym
        lda #token.assign
        jsr expect
        jsr expression
        .plw sym
        plp
        bne element
        lda #op.store
        jmp emit_access
element: lda #op.put
        jmp emit_element
        .endproc

; emit_element: operation A for an element of the array sym.
emit_element .proc
        jsr emit_access
        ldy #symbol.size
        jmp emit_field
        .endproc

; call: call name.
call    .proc
        jsr scan
        lda #token.ident
        cmp now
        beq name
        jmp expected
name:   jsr find
        cmp #kind.procedure
        bne bad
        lda #op.call
        jsr emit_access
        jmp scan
bad:    .wrong "not a procedure"
        .endproc

; compound: begin statement {; statement} end.
compound .proc
        jsr sequence
        lda #token.end
        jmp expect
        .endproc

; sequence: the statements behind the word at hand.
sequence .proc
        jsr scan
        jsr statement
        lda #';'
        cmp now
        beq sequence
        rts
        .endproc

; if: if condition then statement [else statement].
if      .proc
        jsr scan
        jsr condition
        lda #token.then
        jsr expect
        .gen_forward op.false
        .phw num
        jsr statement
        lda #token.else
        cmp now
        beq otherwise
        .plw dst
        jmp resolve
otherwise: jsr scan
        .gen_forward op.jump
        .plw dst
        .phw num
        jsr resolve
        jsr statement
        .plw dst
        jmp resolve
        .endproc

; while: while condition do statement.
while   .proc
        jsr address
        .phw num
        jsr scan
        jsr condition
        lda #token.do
        jsr expect
        .gen_forward op.false
        .mvw src, num
        .plw num
        .phw src
        .phw num
        jsr statement
        .plw num
        .gen_word op.jump
        .plw dst
        jmp resolve
        .endproc

; repeat: repeat statement {; statement} until condition.
repeat  .proc
        jsr address
        .phw num
        jsr sequence
        lda #token.until
        jsr expect
        jsr condition
        .plw num
        .gen_word op.false
        rts
        .endproc

; for: for variable := first to last do statement. The last value is computed before each round.
for     .proc
        jsr scan
        jsr variable_here
        ldy #symbol.size
        lda (sym),y
        iny
        ora (sym),y
        .jne array
        .phw sym
        lda #token.assign
        jsr expect
        jsr expression
        .plw sym
        lda #op.store
        jsr emit_access
        jsr address
        .phw num                ; the round begins here
        .phw sym
        lda #op.load
        jsr emit_access
        lda #token.to
        jsr expect
        jsr expression
        .gen op.not_greater
        .gen_forward op.false
        .plw sym
        .phw num                ; behind the loop
        .phw sym
        lda #token.do
        jsr expect
        jsr statement
        .plw sym
        lda #op.load
        jsr emit_access
        .ldw num, 1
        .gen_word op.lit
        .gen op.add
        lda #op.store
        jsr emit_access
        .plw dst
        .plw num
        .gen_word op.jump
        jmp resolve
array:  .wrong "not a simple variable"
        .endproc

; write: write ( item {, item} ); writeln: the same, or without brackets, and a line end.
write   .proc
        jsr scan
        jmp items
        .endproc

writeln .proc
        jsr scan
        lda #'('
        cmp now
        bne bare
        jsr items
bare:   .gen op.line
        rts
        .endproc

; items: texts and expressions in brackets.
items   .proc
        lda #'('
        jsr expect
next:   lda now
        cmp #token.string
        beq string
        jsr expression
        .gen op.write
        bra ended
string: jsr text_item
ended:  lda #','
        jsr accept
        beq next
        lda #')'
        jmp expect
        .endproc

; text_item: the text behind the quote that was read; a quote in it is written twice.
text_item .proc
        .gen op.text
next:   jsr next_char
        beq open
        cmp #10
        beq open
        cmp #39
        bne plain
        jsr next_char
        cmp #39
        bne closed
plain:  jsr emit
        bra next
closed: lda #0
        jsr emit
        jmp scan
open:   .wrong "text is not closed"
        .endproc

; read: read ( variable {, variable} ).
read    .proc
        jsr scan
        lda #'('
        jsr expect
next:   jsr variable_here
        jsr index
        bne element
        .gen op.read
        lda #op.store
        jsr emit_access
        bra ended
element: .gen op.read
        lda #op.put
        jsr emit_element
ended:  lda #','
        jsr accept
        beq next
        lda #')'
        jmp expect
        .endproc

; ---------------------------------------------------------------------------------------------
; Expressions
; ---------------------------------------------------------------------------------------------

; condition: odd expression, or expression [relation expression].
condition .proc
        lda #token.odd
        jsr accept
        bne compared
        jsr expression
        .gen op.odd
        rts
compared: jsr expression
        ldx #0
next:   lda relations,x
        beq alone
        cmp now
        beq found
        inx
        inx
        bra next
found:  lda relations + 1,x
        pha
        jsr scan
        jsr expression
        pla
        jmp emit
alone:  rts
        .endproc

relations
        .byte '=', op.equal, '#', op.unequal, token.unequal, op.unequal, '<', op.less
        .byte '>', op.greater, token.not_less, op.not_less, token.not_greater, op.not_greater
        .byte 0

; expression: [sign] term {sign term}.
expression .proc
        tsx
        cpx #stack_low
        bcs room
        jmp nested
room:   lda #'-'
        jsr accept
        php
        bne positive
        bra first
positive: lda #'+'
        jsr accept
first:  jsr term
        plp
        bne next
        .gen op.negate
next:   lda now
        cmp #'+'
        beq plus
        cmp #'-'
        beq minus
        rts
plus:   jsr scan
        jsr term
        .gen op.add
        bra next
minus:  jsr scan
        jsr term
        .gen op.subtract
        bra next
        .endproc

; term: factor {operator factor}.
term    .proc
        jsr factor
next:   ldx #op.multiply
        lda now
        cmp #'*'
        beq found
        inx
        cmp #'/'
        beq found
        inx
        cmp #token.mod
        beq found
        rts
found:  phx
        jsr scan
        jsr factor
        pla
        jsr emit
        bra next
        .endproc
        .assert op.divide == op.multiply + 1 && op.modulo == op.divide + 1, "term counts them"

; factor: number, constant, variable, element, or an expression in brackets.
factor  .proc
        lda now
        cmp #token.number
        beq number
        cmp #token.ident
        beq name
        lda #'('
        cmp now
        bne bad
        jsr scan
        jsr expression
        lda #')'
        jmp expect
bad:    .wrong "expression expected"

number: .mvw num, value
        .gen_word op.lit
        jmp scan

name:   jsr find
        cmp #kind.constant
        beq constant
        cmp #kind.variable
        bne bad
        jsr scan
        jsr index
        bne element
        lda #op.load
        jmp emit_access
element: lda #op.fetch
        jmp emit_element

constant: lda #op.lit
        jsr emit
        ldy #symbol.value
        jsr emit_field
        jmp scan
        .endproc

        .here
        .pub
image_end
        .endsection
        .endmodule
