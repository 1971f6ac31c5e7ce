package dev.rnn.examples.longmemory;

import java.awt.Color;
import java.util.List;

/**
 * A line of a {@link FlowPicture}.
 *
 * @param name in the legend
 * @param norms at each lag, none of them 0
 * @param color of the cell
 * @param dashed for a cell before it was trained
 */
record FlowLine(String name, List<Double> norms, Color color, boolean dashed) {}
