package dev.rnn.seq2seq.translation;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.seq2seq.generation.DecodingSession;
import dev.rnn.seq2seq.generation.Ensemble;
import dev.rnn.seq2seq.generation.Hypothesis;
import dev.rnn.seq2seq.generation.Search;
import dev.rnn.seq2seq.generation.TokenAccuracy;
import dev.rnn.seq2seq.model.EncoderDecoder;
import dev.rnn.seq2seq.model.EncoderDecoderBuilder;
import dev.rnn.seq2seq.model.EncoderDecoderSpec;
import dev.rnn.seq2seq.model.Pairs;
import dev.rnn.seq2seq.text.Encoding;
import dev.rnn.seq2seq.text.LengthLimit;
import dev.rnn.seq2seq.text.TextPair;
import dev.rnn.seq2seq.text.UnknownWords;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A model of text pairs: encodings of source and target, and an {@link EncoderDecoder} that keeps them in its file.
 * Example:
 *
 * <pre>{@code
 * Translator translator = Translator.load(rnn, Path.of("translation.safetensors"));
 * String text = translator.translate(List.of("guten Tag"), BeamSearch.of(1, 5), workers).getFirst().getFirst().text();
 * }</pre>
 *
 * @param model what was trained
 * @param limit encodings of both sides, and how long texts may be
 * @param others models of the same encodings, with whose probabilities the model's are averaged
 */
public record Translator(EncoderDecoder model, LengthLimit limit, List<EncoderDecoder> others) {
  private static final String SOURCE = "source-encoding";
  private static final String TARGET = "target-encoding";
  private static final String LIMIT = "length-limit";
  private static final int TOGETHER = 64;

  /** Keeps a copy of the others. */
  public Translator {
    others = List.copyOf(others);
  }

  /** A translator of one model. */
  public Translator(EncoderDecoder model, LengthLimit limit) {
    this(model, limit, List.of());
  }

  /** Lets a model keep the encodings, from which the numbers of its tokens come. */
  public static EncoderDecoderBuilder keep(EncoderDecoderBuilder builder, LengthLimit limit) {
    return builder.attach(SOURCE, limit.sourceEncoding().save()).attach(TARGET, limit.targetEncoding().save())
        .attach(LIMIT, limit.source() + " " + limit.target());
  }

  /**
   * Reads a translator.
   *
   * @throws RnnException if the file is damaged or of another kind of model
   */
  public static Translator load(Rnn rnn, Path file) {
    return of(EncoderDecoder.load(rnn, file), file.toString());
  }

  /**
   * A translator of a model that keeps its encodings.
   *
   * @throws RnnException if it does not
   */
  public static Translator of(EncoderDecoder model) {
    return of(model, "the model");
  }

  private static Translator of(EncoderDecoder model, String place) {
    String source = model.attachments().get(SOURCE);
    String target = model.attachments().get(TARGET);
    String lengths = model.attachments().get(LIMIT);
    if (source == null || target == null || lengths == null || !lengths.matches("\\d{1,9} \\d{1,9}")) {
      throw RnnException.error("RNN-TRANSLATOR", "the model does not say which text its tokens stand for.")
          .in(place)
          .fix("call Translator.keep(builder, limit) when building it.").build();
    }
    int space = lengths.indexOf(' ');
    return new Translator(model, new LengthLimit(Encoding.parse(source), Encoding.parse(target),
        Integer.parseInt(lengths.substring(0, space)), Integer.parseInt(lengths.substring(space + 1))));
  }

  /**
   * The same with one more model, as an {@link Ensemble}: what is found is the best of the mean of their probabilities.
   *
   * @throws RnnException {@code RNN-ENSEMBLE} if the other has other tokens
   */
  public Translator with(Translator other) {
    if (!encodings().equals(other.encodings())) {
      throw RnnException.error("RNN-ENSEMBLE", "models of different tokens cannot be averaged.")
          .detail("one has " + limit.sourceEncoding().size() + " source and " + limit.targetEncoding().size()
              + " target tokens, the other " + other.limit.sourceEncoding().size() + " and "
              + other.limit.targetEncoding().size())
          .fix("train all models on the same pairs with the same kinds of tokens; only seeds and sizes may differ.")
          .build();
    }
    List<EncoderDecoder> all = new ArrayList<>(others);
    all.add(other.model);
    all.addAll(other.others);
    return new Translator(model, limit, all);
  }

  private List<String> encodings() {
    return List.of(limit.sourceEncoding().save(), limit.targetEncoding().save());
  }

  /** Whether any of its models attends. */
  public boolean attends() {
    return model.attends() || others.stream().anyMatch(EncoderDecoder::attends);
  }

  private DecodingSession session(List<int[]> sources, Workers workers) {
    if (others.isEmpty()) return model.session(sources, workers);
    List<DecodingSession> all = new ArrayList<>(List.of(model.session(sources, workers)));
    for (EncoderDecoder other : others) all.add(other.session(sources, workers));
    return new Ensemble(all);
  }

  /** Pairs as examples. */
  public static Examples examples(LengthLimit limit, List<TextPair> pairs) {
    List<int[]> sources = pairs.stream().map(p -> limit.sourceEncoding().encode(p.source())).toList();
    List<int[]> targets = pairs.stream().map(p -> limit.targetEncoding().encode(p.target())).toList();
    return Pairs.of(sources, targets);
  }

  /**
   * Translates texts; what one becomes does not depend on the others.
   *
   * @return for each text its translations, the best first
   * @throws RnnException if a text is longer than the limit
   */
  public List<List<Translation>> translate(List<String> texts, Search search, Workers workers) {
    List<int[]> sources = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) sources.add(limit.encode(texts.get(i), "text " + (i + 1)));
    List<Integer> order = IntStream.range(0, sources.size()).boxed()
        .sorted(Comparator.comparingInt(i -> sources.get(i).length)).toList(); // similar lengths end together
    List<List<Translation>> all = new ArrayList<>(java.util.Collections.nCopies(texts.size(), List.of()));
    for (int from = 0; from < order.size(); from += TOGETHER) {
      List<Integer> some = order.subList(from, Math.min(order.size(), from + TOGETHER));
      List<List<Hypothesis>> found = search.forSources(some)
          .run(session(some.stream().map(sources::get).toList(), workers));
      for (int i = 0; i < some.size(); i++) {
        List<String> source = limit.sourceEncoding().tokens(texts.get(some.get(i)));
        all.set(some.get(i), found.get(i).stream().map(h -> translation(source, h)).toList());
      }
    }
    return all;
  }

  /**
   * How many tokens are right after the right ones, and in what was found for the same pairs by itself.
   *
   * @param pairs sources and what is expected
   * @param found for each pair what a search found
   */
  public TokenAccuracy tokenAccuracy(List<TextPair> pairs, List<Translation> found, Workers workers) {
    TokenAccuracy.Counts all = TokenAccuracy.Counts.NONE;
    for (int from = 0; from < pairs.size(); from += TOGETHER) {
      int to = Math.min(pairs.size(), from + TOGETHER);
      List<TextPair> some = pairs.subList(from, to);
      List<int[]> sources = some.stream().map(pair -> limit.encode(pair.source(), "a source")).toList();
      all = all.plus(TokenAccuracy.Counts.of(session(sources, workers),
          some.stream().map(pair -> limit.targetEncoding().encode(pair.target())).toList(),
          found.subList(from, to).stream().map(Translation::hypothesis).toList(), EncoderDecoderSpec.END));
    }
    return all.accuracy();
  }

  /**
   * The same with each unknown word replaced by the source's word that was attended to most (Luong et al. 2015, rare
   * words); unchanged if there is none.
   *
   * @throws RnnException {@code RNN-TEXT-ATTENTION} if the model does not attend
   */
  public Translation replacingUnknown(Translation translation) {
    List<String> target = UnknownWords.replaced(translation.target(), translation.source(),
        translation.hypothesis().attention());
    return new Translation(translation.source(), target, limit.targetEncoding().join(target),
        translation.hypothesis());
  }

  private Translation translation(List<String> source, Hypothesis hypothesis) {
    List<String> target = limit.targetEncoding().tokens(hypothesis.tokens());
    return new Translation(source, target, limit.targetEncoding().join(target), hypothesis);
  }
}
