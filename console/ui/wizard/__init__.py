"""The first start of a desk: who sits here, through which bot it speaks, and the paper with the recovery key."""
