package dev.rnn.engine.trace;

import dev.rnn.api.decoder.DecoderScope;
import dev.rnn.api.decoder.Memory;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.graph.Axis;

/**
 * A decoder's scope: a scope with a memory and a context vector.
 *
 * @param scope where parameters go
 * @param memory what the encoder left
 * @param context the encoder's summary; of size 0 when there is none
 */
public record TracedDecoderScope(TracedScope scope, Memory memory, Tensor context)
    implements DecoderScope, ForwardingScope {
  TracedDecoderScope along(Axis axis) {
    return new TracedDecoderScope(scope.along(axis), memory, context);
  }

  @Override
  public TracedDecoderScope child(String name) {
    return new TracedDecoderScope(scope.child(name), memory, context);
  }
}
