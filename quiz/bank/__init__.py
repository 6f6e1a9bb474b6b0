"""A bank from its files to a proved value: model, reader, rules, faults and how they are reported."""
