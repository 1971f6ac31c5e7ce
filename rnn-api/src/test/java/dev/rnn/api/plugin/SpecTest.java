package dev.rnn.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTest {
  private enum Reset { BEFORE_PRODUCT }

  @Test
  void readsNestedDescriptions() {
    assertThat(Spec.parse("residual(cell=zoneout(cell=lstm,rate=0.1))")).isEqualTo(
        Spec.of("residual").with("cell", Spec.of("zoneout").with("cell", Spec.of("lstm")).with("rate", 0.1)));
    assertThat(Spec.parse("stack(cells=[lstm(hiddenSize=3),gru])")).isEqualTo(
        Spec.of("stack").with("cells", List.of(Spec.of("lstm").with("hiddenSize", 3), Spec.of("gru"))));
  }

  @Test
  void aBareNameIsTheSameWhetherMeantAsTextOrAsPlugIn() {
    assertThat(Spec.of("residual").with("cell", Spec.of("lstm"))).isEqualTo(Spec.parse("residual(cell=lstm)"))
        .isEqualTo(Spec.of("residual").with("cell", "lstm"));
    assertThat(Spec.parse("lstm()")).isEqualTo(Spec.of("lstm"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "lstm", "gru(reset=before)", "residual(cell=zoneout(cell=lstm,rate=0.1))",
      "stack(cells=[lstm(hiddenSize=3),gru])",
      "x(a=-3,b=-0.5,c=1.0E-5,d=9223372036854775807)", "x(a=true,b=\"true\")",
      "x(a=\"\",b=\"two words\",c=\"q\\\"\\\\\")",
      "x(a=[],b=[1,2.5,[c]])", "gru@2(reset=before,cell=lstm@3)",
      "x(a=\"\\u000a\")", "x(a=\"3\")", "layer-norm(x=Infinity)"})
  void theCanonicalFormIsReadAndPrintedUnchanged(String text) {
    assertThat(Spec.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "` gru ( reset = before ) `|gru(reset=before)",
      "x(a='single ')|x(a=\"single \")",
      "x(a=1e-5,b=.5,c=5.,d=+3)|x(a=1.0E-5,b=0.5,c=5.0,d=3)",
      "x( a = [ 1 , 2 ] )|x(a=[1,2])",
      "x(a=\"tab\\t\")|x(a=\"tab\\u0009\")",
      "gru @ 2|gru@2"})
  void otherFormsMeanTheSame(String text, String canonical) {
    assertThat(Spec.parse(text)).hasToString(canonical).isEqualTo(Spec.parse(canonical));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverIsPrintedIsReadBackAsEqual(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Spec spec = random(random, 3);
      assertThat(Spec.parse(spec.toString())).isEqualTo(spec);
      assertThat(Spec.fromMap(spec.toMap())).isEqualTo(spec);
    }
  }

  @Test
  void allNumbersOfOneValueAreEqual() {
    Spec three = Spec.parse("x(a=3)");

    for (Object number : List.of((byte) 3, (short) 3, 3, 3L, BigInteger.valueOf(3))) {
      assertThat(Spec.of("x").with("a", number)).isEqualTo(three);
    }
    assertThat(Spec.of("x").with("a", 0.1f)).isEqualTo(Spec.parse("x(a=0.1)"))
        .isEqualTo(Spec.of("x").with("a", new BigDecimal("0.1")));
  }

  @Test
  void enumConstantsAreWrittenAsWords() {
    assertThat(Spec.of("gru").with("reset", Reset.BEFORE_PRODUCT)).hasToString("gru(reset=before-product)");
  }

  @Test
  void theMapIsMadeForJson() {
    assertThat(Spec.parse("stack@2(cells=[lstm(hiddenSize=3),gru],rate=0.5)").toMap()).isEqualTo(Map.of(
        "name", "stack", "version", 2L, "options", Map.of(
            "cells", List.of(Map.of("name", "lstm", "options", Map.of("hiddenSize", 3L)), "gru"), "rate", 0.5)));
    assertThat(Spec.parse("lstm").toMap()).isEqualTo(Map.of("name", "lstm"));
  }

  @Test
  void versionsCanBeLeftOutForReaders() {
    assertThat(Spec.parse("stack@1(cells=[lstm@2,gru@1(reset=before)])").withoutVersions())
        .hasToString("stack(cells=[lstm,gru(reset=before)])");
  }

  @Test
  void aMapThatIsNoDescriptionSaysWhy() {
    assertThatThrownBy(() -> Spec.fromMap(Map.of("options", Map.of()))).hasMessage("""
        [RNN-SPEC-VALUE] the description {options={}} has no name.
          Fix: give it a name, such as "name": "lstm".""");
    assertThatThrownBy(() -> Spec.fromMap(Map.of("name", "x", "option", 1))).hasMessageContaining("has a 'option'");
    assertThatThrownBy(() -> Spec.fromMap(Map.of("name", "x", "options", 1)))
        .hasMessageContaining("options of 'x' are 1");
    assertThatThrownBy(() -> Spec.fromMap(Map.of("name", "x", "version", 1.5)))
        .hasMessageContaining("version of 'x' is 1.5");
  }

  @Test
  void valuesThatCannotBeWrittenAreRefused() {
    assertThatThrownBy(() -> Spec.of("x").with("a", new Object())).isInstanceOf(RnnException.class).hasMessage("""
        [RNN-SPEC-VALUE] a java.lang.Object cannot be the value of an option.
          Fix: give a number, true or false, a text, a description or a list of these.""");
    assertThatThrownBy(() -> Spec.of("two words")).hasMessageContaining("'two words' cannot be the name of a plug-in");
    assertThatThrownBy(() -> Spec.of("x").with("a b", 1)).hasMessageContaining("'a b' cannot be the name of an option");
  }

  private static Spec random(Random random, int depth) {
    Spec spec = Spec.of(pick(random, "lstm", "layer-norm", "true", "X_1"));
    if (random.nextInt(4) == 0) spec = spec.withVersion(random.nextInt(9));
    for (int i = random.nextInt(4); i > 0; i--) spec = spec.with("option" + i, value(random, depth));
    return spec;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> random.nextLong();
      case 1 -> Double.longBitsToDouble(random.nextLong());
      case 2 -> random.nextBoolean();
      case 3 -> pick(random, "true", "", "a b", "relu", "3", "-", "\"", "\\", "a\nb", "é∞", "[x]", "x(y=1)", "'");
      case 4 -> (double) random.nextInt(100);
      case 5 -> random.nextGaussian();
      case 6 -> random(random, depth - 1);
      default -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) list.add(value(random, depth - 1));
        yield list;
      }
    };
  }

  private static String pick(Random random, String... words) {
    return words[random.nextInt(words.length)];
  }
}
