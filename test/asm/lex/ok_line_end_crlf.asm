	nop ;= EA
one	clc ;= 18
	.word one ;= 01 00
