package dev.rnn.training.model;

import dev.rnn.api.cell.Cell;

/** A cell with the name by which it was asked for. */
public record NamedCell(String name, Cell<?> cell) {}
