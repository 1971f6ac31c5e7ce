package dev.rnn.examples.pairs;

import dev.rnn.api.error.RnnException;
import dev.rnn.seq2seq.generation.BeamSearch;
import dev.rnn.seq2seq.generation.LengthLimits;
import dev.rnn.seq2seq.generation.Normalisation;
import dev.rnn.seq2seq.generation.TokenRule;
import dev.rnn.seq2seq.generation.TokenRules;
import dev.rnn.seq2seq.model.EncoderDecoderSpec;
import dev.rnn.seq2seq.translation.Translator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a beam search ranks, what it forbids and what is told of it. */
final class SearchOptions {
  @Option(names = "--beam-patience", paramLabel = "P", defaultValue = "1",
      description = "A beam search stops when P times its width of hypotheses have finished; 0: when none can win any"
          + " more. Default: ${DEFAULT-VALUE}.")
  double patience = 1;

  @Option(names = "--length-penalty", paramLabel = "ALPHA",
      description = "Exponent of the length normalisation of Wu et al. 2016. Default: the mean log-probability.")
  @Nullable Double alpha;

  @Option(names = "--coverage-penalty", paramLabel = "BETA", defaultValue = "0",
      description = "Weight of the penalty for source tokens that nothing attends to. Default: ${DEFAULT-VALUE}.")
  double coverage;

  @Option(names = "--no-repeated", paramLabel = "N", defaultValue = "0",
      description = "No N tokens in a row twice; 0: they may. Default: ${DEFAULT-VALUE}.")
  int noRepeated;

  @Option(names = "--repetition-penalty", paramLabel = "R", defaultValue = "1",
      description = "Above 1: what was said becomes less likely (Keskar et al. 2019). Default: ${DEFAULT-VALUE}.")
  double repetition = 1;

  @Option(names = "--least-tokens", paramLabel = "N", defaultValue = "0",
      description = "Targets have at least so many tokens. Default: ${DEFAULT-VALUE}.")
  int least;

  @Option(names = "--n-best", paramLabel = "N", defaultValue = "1",
      description = "How many hypotheses of each example are shown, with their scores. Default: ${DEFAULT-VALUE}.")
  int best = 1;

  @Option(names = "--replace-unknown",
      description = "An unknown word becomes the source's word that was attended to most.")
  boolean replaceUnknown;

  @Option(names = "--explain", description = "Says for each example that is shown why the expected target lost.")
  boolean explain;

  /**
   * A beam search as the options have it.
   *
   * @throws RnnException if it is wider than the vocabulary, or a number is out of range
   */
  BeamSearch search(Translator translator, int width) {
    int tokens = translator.limit().targetEncoding().size();
    if (width > tokens) {
      throw RnnException.error("RNN-OPTION-RANGE", "a beam of " + width + " is wider than the target's vocabulary of "
          + tokens + ".").fix("use a beam of at most " + tokens + "; 5 is usual.").build();
    }
    BeamSearch search = BeamSearch.of(EncoderDecoderSpec.END, width).limited(limits(translator)).coverage(coverage)
        .patience(patience == 0 ? Double.POSITIVE_INFINITY : patience).with(rules().toArray(TokenRule[]::new));
    search.nBest(best); // refused now rather than when training is done
    if (!(repetition > 0)) throw outOfRange("--repetition-penalty", repetition);
    if (noRepeated < 0) throw outOfRange("--no-repeated", noRepeated);
    return alpha == null ? search : search.normalised(Normalisation.gnmt(alpha));
  }

  private static RnnException outOfRange(String option, double value) {
    return RnnException.error("RNN-OPTION-RANGE", option + " is " + value + ".").fix("use a number above 0.").build();
  }

  /** As long as any target that was learned from: a short source may have a long one. */
  LengthLimits limits(Translator translator) {
    return new LengthLimits(least, translator.limit().target(), 0);
  }

  boolean isMore() {
    return best > 1 || explain;
  }

  List<TokenRule> rules() {
    List<TokenRule> rules = new ArrayList<>();
    if (noRepeated > 0) rules.add(TokenRules.noRepeated(noRepeated));
    if (repetition != 1) rules.add(TokenRules.repetitionPenalty(repetition));
    return rules;
  }
}
