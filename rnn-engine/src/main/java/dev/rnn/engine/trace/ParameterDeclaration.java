package dev.rnn.engine.trace;

import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.engine.graph.Node;

/**
 * A parameter as a plug-in declared it.
 *
 * @param path such as {@code encoder/0/forget/W}
 * @param node its place in the traced graph
 */
public record ParameterDeclaration(String path, Shape shape, Initializer initializer, Role role, Node node) {}
