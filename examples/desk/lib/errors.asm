; errors.asm - what can go wrong, and the way back to the shell.
;
; An error ends the command at once: the stack is given up, so nothing has to pass failures on.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module lib.errors
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.console
        .pub

; The numbers of errors. A message stands in the table below for each.
error   .enum
        command
        arguments
        name
        missing
        exists
        directory
        disk
        host
        number
        memory
        nesting
        image
        busy
        .endenum

; fail number: raises an error.
fail    .macro number
        lda #.number
        jmp lib.errors.raise
        .endmacro

        .section vars, kind=bss, logical
recover .res byte, 2            ; where the shell goes on after an error
failed  .res byte, 1            ; not zero: the last command failed
        .endsection

        .section text, kind=code, logical

; raise: reports error A and goes back to the shell.
raise   .proc
        asl
        tax
        .mvx str, messages
        jsr report
        jmp resume
        .endproc

; report: the message at str on a line of its own.
report  .proc
        jsr console.fresh_line
        lda #'?'
        jsr console.put
        jsr console.string
        jmp console.new_line
        .endproc

; resume: back to the shell after a failure that was reported.
resume  .proc
        lda #1
        sta failed
        ldx #$ff
        txs
        jmp (recover)
        .endproc

        .priv
messages
        .word t_command, t_arguments, t_name, t_missing, t_exists, t_directory, t_disk, t_host
        .word t_number, t_memory, t_nesting, t_image, t_busy
messages_end
        .assert messages_end - messages == 2 * (error.busy + 1), "an error without a message"

t_command       .null "no such command"
t_arguments     .null "wrong arguments"
t_name          .null "bad name"
t_missing       .null "no such file"
t_exists        .null "file exists"
t_directory     .null "directory is full"
t_disk          .null "disk is full"
t_host          .null "host file fails"
t_number        .null "bad number"
t_memory        .null "out of memory"
t_nesting       .null "too deep"
t_image         .null "not a program"
t_busy          .null "file is in use"
        .endsection
        .endmodule
