package dev.rnn.seq2seq.text;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Puts words of the source where a model could only say that it does not know the word (Luong et al. 2015). */
public final class UnknownWords {
  private UnknownWords() {}

  /**
   * The target's tokens with each unknown one replaced by the source's token that was attended most, the first of
   * several.
   *
   * @param target tokens that were generated
   * @param source tokens of the source as they were written
   * @param weights for each token of the target, the attention to each token of the source; there may be more steps,
   *     such as the one of the end
   * @throws RnnException {@code RNN-TEXT-ATTENTION} if the weights do not fit
   */
  public static List<String> replaced(List<String> target, List<String> source, float[][] weights) {
    List<String> replaced = new ArrayList<>(target);
    for (int t = 0; t < target.size(); t++) {
      if (!target.get(t).equals(Vocabulary.UNKNOWN)) continue;
      if (t >= weights.length || weights[t].length < source.size()) {
        throw RnnException.error("RNN-TEXT-ATTENTION", "There are not as many attention weights as tokens.")
            .detail("token " + (t + 1) + " of " + target.size() + ", source of " + source.size())
            .fix("give the weights of the same hypothesis, from a decoder with attention.").build();
      }
      if (!source.isEmpty()) replaced.set(t, source.get(largest(weights[t], source.size())));
    }
    return replaced;
  }

  private static int largest(float[] weights, int length) {
    int largest = 0;
    for (int s = 1; s < length; s++) if (weights[s] > weights[largest]) largest = s;
    return largest;
  }
}
