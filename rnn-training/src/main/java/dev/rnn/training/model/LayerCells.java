package dev.rnn.training.model;

import org.jspecify.annotations.Nullable;

/**
 * The cells of a layer.
 *
 * @param forward runs from the first step to the last
 * @param backward runs from the last step to the first; null: there is none
 */
public record LayerCells(NamedCell forward, @Nullable NamedCell backward) {}
