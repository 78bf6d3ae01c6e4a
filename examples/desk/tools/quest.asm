; quest.asm - the tool for a break: an adventure in a computer museum.
;
; The world is data: rooms with exits, things with places, words with numbers. Texts lie in ROM and
; are written in an encoding of their own, so that a look at the files gives nothing away.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module tools.quest
        .use lib.config (overlay_base)
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.console
        .use lib.text
        .use lib.long
        .use lib.input

; ---------------------------------------------------------------------------------------------
; The world
; ---------------------------------------------------------------------------------------------

room    .enum 1
        hall
        corridor
        workshop
        office
        archive
        cellar
        machine
        roof
        .endenum
n_rooms         = room.roof
nowhere         = 0
hidden          = $fe           ; until something is done
carried         = $ff

; Things, in the order of their tables.
thing   .enum
        lamp
        key
        fuse
        tape
        manual
        mat
        door
        computer
        .endenum
n_things        = thing.computer + 1

; A room: what it looks like, and where six ways lead.
place   .struct
look    .word ?
north   .byte ?
east    .byte ?
south   .byte ?
west    .byte ?
up      .byte ?
down    .byte ?
        .endstruct

below           = room.cellar   ; the only one that is dark

; What a player can do; the first six are ways, in the order of the exits of a room.
verb    .enum 1
        north
        east
        south
        west
        up
        down
        look
        inventory
        take
        drop
        examine
        light
        unlock
        insert
        load
        boot
        score
        quit
        help
        .endenum
noun            = $40           ; added to the number of a thing
filler          = $80           ; a word that is passed over

fixed           = thing.mat     ; things from here on cannot be carried

; Points.
points_step     = 20

line_width      = 64            ; texts are broken at blanks

        .section zvars, kind=zp, logical
at      .res byte, 1            ; the room of the player
action  .res byte, 1            ; verb and thing of the command
object  .res byte, 1            ; or $ff
turns   .res byte, 1
points  .res byte, 1
lit     .res byte, 1            ; flags: not zero once it was done
open    .res byte, 1
power   .res byte, 1
ready   .res byte, 1
over    .res byte, 1
        .endsection

        .section vars, kind=bss, logical
places  .res byte, n_things     ; where things are
        .endsection

; ---------------------------------------------------------------------------------------------
; Texts: a code is the place of the character in the alphabet, counted from one
; ---------------------------------------------------------------------------------------------

        .encode riddle
        .tdef " etaonihsrdlucmfwygpb.vk,TIYAWSxHjNq'OBFLEPRMCDGzUVKJQXZ!?-:0123456789", 1
        .endencode

        .section rom_text, kind=data
alphabet
        .text " etaonihsrdlucmfwygpb.vk,TIYAWSxHjNq'OBFLEPRMCDGzUVKJQXZ!?-:0123456789"
alphabet_end
        .assert alphabet_end - alphabet == 70, "each code has a character"

        .encoding riddle
r_hall
        .text "You are in the hall of the museum. A corridor leads east. It is long past "
        .null "closing."
r_corridor
        .text "A corridor. The hall is west, a workshop north, an office south, stairs lead "
        .null "up and down. There is a steel door in the east."
r_workshop
        .text "The workshop of the museum. Half of a teletype lies on the bench. South is "
        .null "the corridor."
r_office
        .text "An office with a desk that nobody has cleared since 1979. The corridor is "
        .null "north, an archive west."
r_archive       .null "Shelves with paper, cards and tapes. It smells of dust. The office is east."
r_cellar        .null "A low cellar full of spare parts. Stairs lead up."
r_machine
        .text "The machine room. A computer of the size of a wardrobe waits behind glass. "
        .null "The door is west."
r_roof          .null "The roof. The town sleeps. You can only go down."
r_dark          .null "It is dark here. Stairs lead up."

n_lamp          .null "a lamp"
n_key           .null "a key"
n_fuse          .null "a fuse"
n_tape          .null "a tape"
n_manual        .null "a manual"
n_mat           .null "a mat"
n_door          .null "a door"
n_computer      .null "the computer"

x_lamp          .null "An oil lamp. It wants to be lit."
x_key           .null "A steel key."
x_fuse          .null "16 amperes. It looks good."
x_tape          .null "The label says: DESK, master copy."
x_manual        .null "Page 1: insert fuse. Page 2: load tape. Page 3: boot. The rest is missing."
x_mat           .null "It says WELCOME."
x_mat_key       .null "Something lies under it: a key!"
x_door          .null "It has a lock."
x_door_open     .null "It is open."
x_computer      .null "There is an empty socket for a fuse and a tape drive."
x_computer_on   .null "Its lights are on."

m_what          .null "I do not know what you mean."
m_no_way        .null "You cannot go there."
m_locked        .null "The door is locked."
m_carry         .null "You carry:"
m_nothing       .null "nothing"
m_see           .null "You see "
m_not_here      .null "There is no such thing here."
m_fixed         .null "That stays where it is."
m_have          .null "You have it already."
m_have_not      .null "You do not have it."
m_done          .null "Done."
m_no_use        .null "That does not help."
m_lit           .null "The lamp burns."
m_no_fire       .null "It burns already."
m_unlocked      .null "The key turns. The door swings open."
m_power         .null "The fuse fits. Fans begin to turn."
m_loaded        .null "The tape winds forward. The drive stops with a click."
m_no_power      .null "Without power?"
m_no_program    .null "It boots, finds nothing and stops."
m_won
        .text "The teletype in the workshop wakes up and prints: DESK 1.0. You have done "
        .null "it!"
m_score         .null "Points: "
m_turns         .null " Turns: "
m_bye           .null "Until next time."
m_welcome
        .text "They say the old machine still runs. Say help if you do not know what to "
        .null "say."
m_help
        .text "Go north, east, south, west, up, down. Look, take, drop, examine, light, "
        .null "unlock, insert, load, boot. Inventory, score, quit."
        .encoding ascii
        .endsection

; tell text: prints a text and a line end.
tell    .macro name
        .ldw src, .name
        jsr tell_line
        .endmacro

; say_and_leave text: the same, and the routine ends.
say_and_leave .macro name
        .ldw src, .name
        jmp tell_line
        .endmacro

        .section quest, kind=code
        .pub
image   .logical overlay_base

; ---------------------------------------------------------------------------------------------
; The game
; ---------------------------------------------------------------------------------------------

; play: quest - until the game is won or left.
play    .proc
        jsr input.no_more
        ldx #n_things - 1
put:    lda first_places,x
        sta places,x
        dex
        bpl put
        lda #room.hall
        sta at
        stz turns
        stz points
        stz lit
        stz open
        stz power
        stz ready
        stz over
        .tell m_welcome
        jsr look
next:   lda #'>'
        jsr input.line
        jsr parse
        lda action
        beq unknown
        inc turns
        jsr act
        bra ended
unknown: .tell m_what
ended:  lda over
        beq next
        rts
        .endproc

        .priv
; parse: verb and thing of the line at txt; action is zero when there is no verb.
parse   .proc
        stz action
        lda #$ff
        sta object
next:   jsr text.next_word
        beq done
        jsr find_word
        cmp #0
        beq unknown
        cmp #filler
        beq next
        cmp #noun
        bcs a_thing
        ldx action              ; the first verb counts
        bne next
        sta action
        bra next
a_thing: ldx object             ; and so does the first thing
        bpl next
        and #noun - 1
        sta object
        bra next
unknown: stz action
done:   rts
        .endproc

; find_word: the number of the word in text.word, or zero.
find_word .proc
        ldx #0
lower:  lda text.word,x
        beq lowered
        jsr text.lower
        sta text.word,x
        inx
        bra lower
lowered: .ldw src, words
row:    lda (src)
        beq none
        ldy #0
same:   lda (src),y
        beq ended
        cmp text.word,y
        bne other
        iny
        bra same
ended:  lda text.word,y
        bne other
        iny
        lda (src),y
        rts
other:  lda (src)               ; to the next row: behind the zero and the number
        .incw src
        cmp #0
        bne other
        .incw src
        bra row
none:   rts
        .endproc

; act: what the player wants.
act     .proc
        lda action
        cmp #verb.look
        .jcc walk
        sbc #verb.look          ; carry is set
        asl
        tax
        jmp (actions,x)
        .endproc

actions .word look, inventory, take, drop, examine, light, unlock, insert, load, boot, score, quit
        .word help
actions_end
        .assert actions_end - actions == 2 * (verb.help - verb.look + 1), "a verb without a routine"

; ---------------------------------------------------------------------------------------------
; Texts
; ---------------------------------------------------------------------------------------------

; tell_line: the text at src and a line end.
tell_line .proc
        jsr tell_text
        jmp console.new_line
        .endproc

; tell_text: the text at src, broken at blanks when the line is full.
tell_text .proc
next:   lda (src)
        beq done
        cmp #1                  ; a blank
        bne plain
        jsr word_length
        clc
        adc console.column
        cmp #line_width
        bcc blank
        jsr console.new_line
        bra past_char
blank:  lda #' '
        bra shown
plain:  tax
        lda alphabet - 1,x
shown:  jsr console.put
past_char: .incw src
        bra next
done:   rts

; Characters of the word behind the blank at src, in A.
word_length:
        ldy #1
more:   lda (src),y
        cmp #2
        bcc ended
        iny
        bra more
ended:  tya
        rts
        .endproc

; ---------------------------------------------------------------------------------------------
; Rooms
; ---------------------------------------------------------------------------------------------

; room_at: where the room of the player is described, to dst.
room_at .proc
        lda at
        dec a
        asl
        asl
        asl
        clc
        adc #<rooms
        sta dst
        lda #>rooms
        adc #0
        sta dst + 1
        rts
        .endproc
        .assert .sizeof(place) == 8, "a room is found by shifting"

; is_dark: zero flag clear when nothing can be seen.
is_dark .proc
        lda at
        cmp #below
        bne bright
        ldx #thing.lamp
        jsr is_near
        bcc dark
        lda lit
        bne bright
dark:   lda #1
        rts
bright: lda #0
        rts
        .endproc

; is_near: carry set when thing X is carried or in the room.
is_near .proc
        lda places,x
        cmp #carried
        beq done
        cmp at
        beq done
        clc
        rts
done:   sec
        rts
        .endproc

; look: the room and what is in it.
look    .proc
        jsr is_dark
        bne dark
        jsr room_at
        lda (dst)
        sta src
        ldy #1
        lda (dst),y
        sta src + 1
        jsr tell_line
        ldx #0
next:   lda places,x
        cmp at
        bne other
        cpx #fixed
        bcs other
        phx
        .ldw src, m_see
        jsr tell_text
        plx
        phx
        jsr name
        lda #'.'
        jsr console.put
        jsr console.new_line
        plx
other:  inx
        cpx #n_things
        bne next
        rts
dark:   .say_and_leave r_dark
        .endproc

; name: the name of thing X.
name    .proc
        txa
        asl
        tax
        .mvx src, names
        jmp tell_text
        .endproc

; walk: the way that action tells.
walk    .proc
        jsr room_at
        lda action
        clc
        adc #place.north - verb.north
        tay
        lda (dst),y
        beq no_way
        cmp #room.machine
        bne free
        ldx open
        beq locked
free:   sta at
        jmp look
no_way: .say_and_leave m_no_way
locked: .say_and_leave m_locked
        .endproc

; ---------------------------------------------------------------------------------------------
; Things
; ---------------------------------------------------------------------------------------------

; need_near: a thing that is near, in X; otherwise a message, and the command ends.
need_near .proc
        ldx object
        bmi none
        jsr is_near
        bcc none
        jsr is_dark
        bne none
        ldx object
        rts
none:   pla
        pla
        .say_and_leave m_not_here
        .endproc

; need_carried: the same with a thing that is carried.
need_carried .proc
        ldx object
        bmi none
        lda places,x
        cmp #carried
        bne none
        rts
none:   pla
        pla
        .say_and_leave m_have_not
        .endproc

take    .proc
        jsr need_near
        cpx #fixed
        bcs stays
        lda places,x
        cmp #carried
        beq have
        lda #carried
        sta places,x
        .say_and_leave m_done
stays:  .say_and_leave m_fixed
have:   .say_and_leave m_have
        .endproc

drop    .proc
        jsr need_carried
        lda at
        sta places,x
        .say_and_leave m_done
        .endproc

inventory .proc
        .tell m_carry
        stz num                 ; things shown
        ldx #0
next:   lda places,x
        cmp #carried
        bne other
        inc num
        phx
        jsr console.space
        jsr name
        jsr console.new_line
        plx
other:  inx
        cpx #n_things
        bne next
        lda num
        bne done
        jsr console.space
        .say_and_leave m_nothing
done:   rts
        .endproc

; examine: the text of the thing, or what is special about it now.
examine .proc
        jsr need_near
        cpx #thing.mat
        beq mat
        cpx #thing.door
        beq door
        cpx #thing.computer
        beq computer
plain:  txa
        asl
        tax
        .mvx src, details
        jmp tell_line
mat:    lda places + thing.key
        cmp #hidden
        bne plain
        lda at
        sta places + thing.key
        .say_and_leave x_mat_key
door:   lda open
        beq plain
        .say_and_leave x_door_open
computer: lda power
        beq plain
        .say_and_leave x_computer_on
        .endproc

; gain: the points for a step.
gain    .proc
        clc
        lda points
        adc #points_step
        sta points
        rts
        .endproc

light   .proc
        jsr need_carried
        cpx #thing.lamp
        bne no_use
        lda lit
        bne burns
        inc lit
        jsr gain
        .say_and_leave m_lit
burns:  .say_and_leave m_no_fire
        .endproc

no_use  .proc
        .say_and_leave m_no_use
        .endproc

unlock  .proc
        jsr need_near
        cpx #thing.door
        bne no_use
        lda places + thing.key
        cmp #carried
        bne no_use
        lda open
        bne no_use
        inc open
        jsr gain
        .say_and_leave m_unlocked
        .endproc

insert  .proc
        jsr need_carried
        cpx #thing.fuse
        bne no_use
        lda at
        cmp #room.machine
        bne no_use
        stz places + thing.fuse ; it is in the machine from now on
        inc power
        jsr gain
        .say_and_leave m_power
        .endproc

load    .proc
        jsr need_carried
        cpx #thing.tape
        bne no_use
        lda at
        cmp #room.machine
        bne no_use
        lda power
        beq no_power
        stz places + thing.tape
        inc ready
        jsr gain
        .say_and_leave m_loaded
        .endproc

no_power .proc
        .say_and_leave m_no_power
        .endproc

boot    .proc
        lda at
        cmp #room.machine
        .jne no_use
        lda power
        beq no_power
        lda ready
        beq no_program
        jsr gain
        inc over
        .tell m_won
        jmp score
no_program: .say_and_leave m_no_program
        .endproc

score   .proc
        .ldw src, m_score
        jsr tell_text
        lda points
        jsr long.print_byte
        .ldw src, m_turns
        jsr tell_text
        lda turns
        jsr long.print_byte
        jmp console.new_line
        .endproc

quit    .proc
        jsr score
        inc over
        .say_and_leave m_bye
        .endproc

help    .proc
        .say_and_leave m_help
        .endproc

; ---------------------------------------------------------------------------------------------
; Tables
; ---------------------------------------------------------------------------------------------

; ways look, north, east, south, west, up, down: a room.
ways    .segment look, n, e, s, w, u, d
        .word .look
        .byte .n, .e, .s, .w, .u, .d
        .endsegment

rooms   .ways r_hall, 0, room.corridor, 0, 0, 0, 0
        .ways r_corridor, room.workshop, room.machine, room.office, room.hall, room.roof, below
        .ways r_workshop, 0, 0, room.corridor, 0, 0, 0
        .ways r_office, room.corridor, 0, 0, room.archive, 0, 0
        .ways r_archive, 0, room.office, 0, 0, 0, 0
        .ways r_cellar, 0, 0, 0, 0, room.corridor, 0
        .ways r_machine, 0, 0, 0, room.corridor, 0, 0
        .ways r_roof, 0, 0, 0, 0, 0, room.corridor
rooms_end
        .assert rooms_end - rooms == n_rooms * .sizeof(place), "a room is missing"

first_places
        .byte room.workshop, hidden, room.cellar, room.archive, room.office
        .byte room.hall, room.corridor, room.machine
places_end
        .assert places_end - first_places == n_things, "a thing is nowhere"

names   .word n_lamp, n_key, n_fuse, n_tape, n_manual, n_mat, n_door, n_computer
details .word x_lamp, x_key, x_fuse, x_tape, x_manual, x_mat, x_door, x_computer
details_end
        .assert details_end - details == 2 * n_things && details - names == 2 * n_things, "names"

; vocable text, number: a word of the player.
vocable .segment spelling, number
        .null .spelling
        .byte .number
        .endsegment

words   .vocable "n", verb.north
        .vocable "north", verb.north
        .vocable "e", verb.east
        .vocable "east", verb.east
        .vocable "s", verb.south
        .vocable "south", verb.south
        .vocable "w", verb.west
        .vocable "west", verb.west
        .vocable "u", verb.up
        .vocable "up", verb.up
        .vocable "d", verb.down
        .vocable "down", verb.down
        .vocable "l", verb.look
        .vocable "look", verb.look
        .vocable "i", verb.inventory
        .vocable "inventory", verb.inventory
        .vocable "take", verb.take
        .vocable "get", verb.take
        .vocable "drop", verb.drop
        .vocable "x", verb.examine
        .vocable "examine", verb.examine
        .vocable "read", verb.examine
        .vocable "light", verb.light
        .vocable "unlock", verb.unlock
        .vocable "insert", verb.insert
        .vocable "load", verb.load
        .vocable "boot", verb.boot
        .vocable "score", verb.score
        .vocable "quit", verb.quit
        .vocable "help", verb.help
        .vocable "lamp", noun + thing.lamp
        .vocable "key", noun + thing.key
        .vocable "fuse", noun + thing.fuse
        .vocable "tape", noun + thing.tape
        .vocable "manual", noun + thing.manual
        .vocable "mat", noun + thing.mat
        .vocable "door", noun + thing.door
        .vocable "computer", noun + thing.computer
        .vocable "machine", noun + thing.computer
        .vocable "go", filler
        .vocable "the", filler
        .vocable "a", filler
        .vocable "at", filler
        .vocable "in", filler
        .vocable "with", filler
        .byte 0

        .here
        .pub
image_end
        .endsection
        .endmodule
