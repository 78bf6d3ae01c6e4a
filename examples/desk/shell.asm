; shell.asm - reads commands and runs them.
;
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module shell
        .use lib.config (nl)
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.errors (error, fail)
        .use lib.errors
        .use lib.sys
        .use lib.console
        .use lib.console (sayln)
        .use lib.text
        .use lib.disk
        .use lib.stream
        .use lib.stream (stream as purpose)
        .use lib.input
        .use lib.random
        .use commands
        .use tools
        .use tools (tool, resident)
        .use tools.files
        .use tools.calc
        .use tools.quest
        .use tools.draw
        .use tools.dis
        .use tools.edit
        .use tools.vm
        .use tools.pl0

        .section text, kind=code, logical
        .pub

; start: an empty disk, then one command after the other.
start   .proc
        jsr disk.format
        jsr input.init
        jsr tools.init
        jsr random.init
        .ldw errors.recover, again
        .sayln "DESK 1.0"
        jsr commands.space
again:  lda #']'
        jsr input.line
        jsr execute
        bra again
        .endproc

        .priv
; execute: the command at txt.
execute .proc
        stz errors.failed
        ldx #purpose.input      ; the last command may have left them open
        jsr stream.close
        ldx #purpose.output
        jsr stream.close
        jsr text.next_word
        beq done                ; an empty line
        .ldw src, table
next:   lda (src)
        beq unknown
        ldy #0
same:   lda (src),y
        beq ended
        cmp text.word,y
        bne other
        iny
        bra same
ended:  lda text.word,y
        beq found
other:  jsr past_name
        .addi src, row_tail
        bra next
unknown: .fail error.command
found:  jsr past_name
        lda (src)
        phx
        jsr tools_fetch
        plx
        ldy #1
        lda (src),y
        sta dst
        iny
        lda (src),y
        sta dst + 1
        jmp (dst)
done:   rts

; The byte behind the name at src.
past_name:
        lda (src)
        .incw src
        cmp #0
        bne past_name
        rts

tools_fetch:
        .phw src
        lda (src)
        jsr tools.fetch
        .plw src
        rts
        .endproc

; help: the text in ROM.
help    .proc
        .ldw src, help_text
next:   lda (src)
        beq done
        jsr console.put
        .incw src
        bra next
done:   rts
        .endproc

; quit: bye.
quit    .proc
        jsr console.flush
        lda #0
        jmp sys.quit
        .endproc

        .endsection

; ---------------------------------------------------------------------------------------------
; The commands
; ---------------------------------------------------------------------------------------------

        .section consts, kind=data, logical
; command name, tool, routine: a row of the table.
command .segment name, tool, routine
        .null .name
        .byte .tool
        .word .routine
        .endsegment
row_tail = 3                    ; bytes of a row behind the name

table   .command "ls", resident, commands.list
        .command "free", resident, commands.space
        .command "type", resident, commands.show
        .command "make", resident, commands.make
        .command "copy", resident, commands.copy
        .command "join", resident, commands.join
        .command "ren", resident, commands.rename
        .command "del", resident, commands.remove
        .command "import", resident, commands.import
        .command "export", resident, commands.export
        .command "do", resident, commands.script
        .command "echo", resident, commands.echo
        .command "help", resident, help
        .command "bye", resident, quit
        .command "dump", tool.files, files.dump
        .command "crc", tool.files, files.crc_of
        .command "wc", tool.files, files.count_words
        .command "find", tool.files, files.find
        .command "compare", tool.files, files.compare
        .command "sort", tool.files, files.sort
        .command "uniq", tool.files, files.unique
        .command "calc", tool.calc, calc.calc
        .command "vars", tool.calc, calc.clear
        .command "pl0", tool.pl0, pl0.compile
        .command "run", tool.vm, vm.run
        .command "list", tool.vm, vm.list
        .command "edit", tool.edit, edit.edit
        .command "dis", tool.dis, dis.dis
        .command "mem", tool.dis, dis.memory
        .command "life", tool.draw, draw.life
        .command "mandel", tool.draw, draw.mandel
        .command "wave", tool.draw, draw.wave
        .command "quest", tool.quest, quest.play
        .byte 0
        .endsection

        .section rom_text, kind=data
help_text
        .text "Files:", nl
        .text "  ls [pattern]        names and sizes", nl
        .text "  free                blocks that are left", nl
        .text "  type name           contents", nl
        .text "  make name           lines up to a single dot to a file", nl
        .text "  edit name           an editor for lines, after ed", nl
        .text "  copy from to        a copy", nl
        .text "  join to from ...    files behind each other", nl
        .text "  ren old new         another name", nl
        .text "  del pattern         removal", nl
        .text "  import host name    a file of the host", nl
        .text "  export name host    a file for the host", nl
        .text "  dump name           bytes and characters", nl
        .text "  crc name            checksum CRC-32", nl
        .text "  wc name             lines, words, bytes", nl
        .text "  find text name      lines that contain the text", nl
        .text "  compare a b         the first difference", nl
        .text "  sort from to        lines in order", nl
        .text "  uniq from to        without repeated lines", nl
        .text "Programs:", nl
        .text "  do name             commands from a file", nl
        .text "  pl0 source program  compiler", nl
        .text "  run name            a compiled program", nl
        .text "  list name           its code", nl
        .text "  calc [expression]   integers of 32 bits", nl
        .text "  vars                clears the variables of calc", nl
        .text "  dis address [n]     instructions in memory", nl
        .text "  mem address [n]     bytes in memory", nl
        .text "Pictures and more:", nl
        .text "  life name n         n generations", nl
        .text "  mandel              a Mandelbrot set", nl
        .text "  wave n              a sine", nl
        .text "  quest               an adventure", nl
        .text "  echo text           prints it", nl
        .text "  help                this text", nl
        .text "  bye                 the end", nl
        .byte 0
        .endsection
        .endmodule
