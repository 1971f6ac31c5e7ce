package dev.rnn.engine.graph;

/**
 * A named time axis. Every sequence of a batch has its own length on it.
 *
 * @param name for people
 * @param id counts the axes of a graph
 */
public record Axis(String name, int id) {
  @Override
  public String toString() {
    return name;
  }
}
