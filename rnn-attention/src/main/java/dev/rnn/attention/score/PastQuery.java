package dev.rnn.attention.score;

import dev.rnn.api.decoder.Attention.Attended;
import dev.rnn.api.decoder.Attention.Past;
import dev.rnn.api.decoder.Attention.Query;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Tensor;
import java.util.function.BiFunction;

/**
 * A query of a mechanism that looks at the past; who has none, such as pooling, asks as if for the first time.
 *
 * @param memory what is attended to
 * @param attend from a query and the past to what attention gives
 */
record PastQuery(Sequence memory, BiFunction<Tensor, Past, Attended> attend) implements Query {
  static Query of(Sequence memory, BiFunction<Tensor, Past, Attended> attend) {
    return new PastQuery(memory, attend);
  }

  @Override
  public Attended of(Tensor query) {
    return of(query, Past.none(memory));
  }

  @Override
  public Attended of(Tensor query, Past past) {
    return attend.apply(query, past);
  }
}
