"""What is asked: cases, the YAML that the fixed ones are written in, and where their gold evidence stands."""
