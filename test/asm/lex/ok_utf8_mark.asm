one	nop ;= EA
	.word one ;= 00 00
