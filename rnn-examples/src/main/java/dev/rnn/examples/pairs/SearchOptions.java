package dev.rnn.examples.pairs;

import static java.util.Objects.requireNonNullElse;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.support.OptionRange;
import dev.rnn.seq2seq.generation.BeamSearch;
import dev.rnn.seq2seq.generation.GreedySearch;
import dev.rnn.seq2seq.generation.LengthLimits;
import dev.rnn.seq2seq.generation.Normalisation;
import dev.rnn.seq2seq.generation.SamplingFilter;
import dev.rnn.seq2seq.generation.SamplingSearch;
import dev.rnn.seq2seq.generation.Search;
import dev.rnn.seq2seq.generation.TokenRule;
import dev.rnn.seq2seq.generation.TokenRules;
import dev.rnn.seq2seq.model.EncoderDecoderSpec;
import dev.rnn.seq2seq.translation.Translator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How targets are searched for or drawn, what is forbidden, and what is told of it. */
final class SearchOptions {
  @Option(names = "--beam-patience", paramLabel = "P", defaultValue = "1",
      description = "A beam search stops when P times its width of hypotheses have finished and none under way is"
          + " more probable; 0: when none can win any more. Default: ${DEFAULT-VALUE}.")
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

  @Option(names = "--longest", paramLabel = "N",
      description = "Targets are cut at so many tokens. Default: --most-tokens of the training.")
  @Nullable Integer longest;

  @Option(names = "--prefix", paramLabel = "TEXT", description = "How every target begins.")
  @Nullable String prefix;

  @Option(names = "--temperature", paramLabel = "T", description = "Draw targets at random instead of searching for the"
      + " best: 1 as the model says, below 1 likely tokens become likelier. Any of the next three draws, too.")
  @Nullable Double temperature;

  @Option(names = "--top-k", paramLabel = "K", description = "Draw from the K most probable tokens alone.")
  @Nullable Integer topK;

  @Option(names = "--top-p", paramLabel = "P",
      description = "Draw from the fewest tokens that together have the probability P (Holtzman et al. 2020).")
  @Nullable Double topP;

  @Option(names = "--min-p", paramLabel = "P",
      description = "Draw from tokens with at least P times the probability of the most probable one.")
  @Nullable Double minP;

  @Option(names = "--n-best", paramLabel = "N", defaultValue = "1",
      description = "How many hypotheses of each example are shown, with their scores. Default: ${DEFAULT-VALUE}.")
  int best = 1;

  @Option(names = "--replace-unknown",
      description = "An unknown word becomes the source's word that was attended to most.")
  boolean replaceUnknown;

  @Option(names = "--explain", description = "Says for each example that is shown why the expected target lost.")
  boolean explain;

  /** Whether targets are drawn rather than searched for. */
  boolean draws() {
    return Stream.of(temperature, topK, topP, minP).anyMatch(Objects::nonNull);
  }

  /**
   * Checks what does not depend on a model.
   *
   * @param beam the width that was asked for, or null
   */
  void check(@Nullable Integer beam) {
    OptionRange.require(repetition > 0, "--repetition-penalty", repetition, "a number above 0");
    OptionRange.require(noRepeated >= 0, "--no-repeated", noRepeated, "a number from 0");
    OptionRange.require(least >= 0, "--least-tokens", least, "a number from 0");
    if (longest != null) {
      OptionRange.require(longest >= Math.max(1, least), "--longest", longest,
          "a number from 1, and not below --least-tokens");
    }
    OptionRange.require(best >= 1, "--n-best", best, "a number from 1");
    if (draws() && ((beam != null && beam > 1) || best > 1 || explain)) {
      throw RnnException.error("RNN-OPTION-DRAW", "what is drawn at random is not the best of a beam.")
          .fix("use --temperature, --top-k, --top-p and --min-p, or --beam, --n-best and --explain.").build();
    }
    filter();
  }

  /**
   * Checks what depends on a model, before it is trained.
   *
   * @throws RnnException if the search is wider than the vocabulary, or needs attention that is not there
   */
  void check(PairTask task, Translator translator, int width) {
    if (draws()) search(task, translator, width, 1);
    else beam(task, translator, width);
    String asked = replaceUnknown ? "--replace-unknown" : coverage > 0 ? "--coverage-penalty" : null;
    if (asked == null || translator.attends()) return;
    throw RnnException.error("RNN-OPTION-ATTENTION", asked + " needs to know what was attended to; the decoder "
        + translator.model().spec().decoder().name() + " does not attend.")
        .fix("use a decoder with attention, such as bahdanau or luong, or leave " + asked + " out.").build();
  }

  /** How targets are found: drawn, or by a beam search, or greedily where the beam has one place. */
  Search search(PairTask task, Translator translator, int width, long seed) {
    if (draws()) {
      return new SamplingSearch(EncoderDecoderSpec.END, limits(translator), rules(task, translator), filter(), seed,
          List.of());
    }
    return width == 1 ? greedy(task, translator) : beam(task, translator, width);
  }

  /** The most probable token each time. */
  Search greedy(PairTask task, Translator translator) {
    return new GreedySearch(EncoderDecoderSpec.END, limits(translator), rules(task, translator));
  }

  /**
   * A beam search as the options have it.
   *
   * @throws RnnException if it is wider than the vocabulary, or a number is out of range
   */
  BeamSearch beam(PairTask task, Translator translator, int width) {
    int tokens = translator.limit().targetEncoding().size();
    if (width > tokens) {
      throw RnnException.error("RNN-OPTION-RANGE", "a beam of " + width + " is wider than the target's vocabulary of "
          + tokens + ".").fix("use a beam of at most " + tokens + "; 5 is usual.").build();
    }
    BeamSearch search = BeamSearch.of(EncoderDecoderSpec.END, width).nBest(best).limited(limits(translator))
        .coverage(coverage).patience(patience == 0 ? Double.POSITIVE_INFINITY : patience)
        .with(rules(task, translator).toArray(TokenRule[]::new));
    return alpha == null ? search : search.normalised(Normalisation.gnmt(alpha));
  }

  /** What {@link #search} does, for people. */
  String described(int width) {
    if (!draws()) return width == 1 ? "greedy" : "beam " + width;
    SamplingFilter filter = filter();
    return String.format(Locale.ROOT, "drawn: temperature %s, top-k %d, top-p %s, min-p %s", filter.temperature(),
        filter.topK(), filter.topP(), filter.minP());
  }

  private SamplingFilter filter() {
    SamplingFilter all = SamplingFilter.ALL;
    return new SamplingFilter(requireNonNullElse(temperature, all.temperature()), requireNonNullElse(topK, all.topK()),
        requireNonNullElse(topP, all.topP()), requireNonNullElse(minP, all.minP()));
  }

  /** As long as any target that was learned from: a short source may have a long one. */
  private LengthLimits limits(Translator translator) {
    return new LengthLimits(least, longest == null ? Math.max(least, translator.limit().target()) : longest, 0);
  }

  /** Whether more is to be told of an example than what was found. */
  boolean isMore() {
    return best > 1 || explain;
  }

  private List<TokenRule> rules(PairTask task, Translator translator) {
    List<TokenRule> rules = new ArrayList<>();
    if (prefix != null) {
      rules.add(TokenRules.prefix(translator.limit().targetEncoding().encodeKnown(task.preparedTarget(prefix),
          "--prefix")));
    }
    if (noRepeated > 0) rules.add(TokenRules.noRepeated(noRepeated));
    if (repetition != 1) rules.add(TokenRules.repetitionPenalty(repetition));
    return rules;
  }
}
