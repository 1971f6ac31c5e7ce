package dev.rnn.api.plugin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecParserTest {
  @Test
  void anErrorShowsTheTextAndThePlace() {
    assertThatThrownBy(() -> Spec.parse("gru(reset=before")).isInstanceOf(RnnException.class).hasMessage("""
        [RNN-SPEC-SYNTAX] expected ',' or ')', but the text ends.
          gru(reset=before
                          ^
          Fix: write it like lstm, gru(reset=before) or residual(cell=zoneout(cell=lstm,rate=0.1)).""");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "``|0|expected the name of a plug-in, but the text ends",
      "3lstm|0|expected the name of a plug-in, but there is '3'",
      "lstm gru|5|expected the end, but there is 'g'",
      "gru(reset)|9|expected '=' and the value of 'reset', but there is ')'",
      "gru(=3)|4|expected the name of an option, but there is '='",
      "gru(reset=)|10|expected a value, but there is ')'",
      "gru(reset=|10|expected a value, but the text ends",
      "gru(a=1,)|8|expected the name of an option, but there is ')'",
      "gru(a=1;b=2)|7|expected ',' or ')', but there is ';'",
      "x(a=[1,2)|8|expected ',' or ']', but there is ')'",
      "x(a=1,b=2,a=3)|10|'a' is set twice",
      "x(a=3x)|4|this is neither a number nor a name",
      "x(a=1.2.3)|4|this is neither a number nor a name",
      "x(a=99999999999999999999)|4|this whole number is too large",
      "x@|2|expected a version number, but the text ends",
      "x@99999999999|2|this version number is too large",
      "x(a=\"open)|4|this quotation mark is never closed",
      "x(a=\"\\q\")|5|after '\\' comes one of n t r \" ' \\ or u and four hexadecimal digits",
      "x(a=\"\\u12\")|5|after '\\' comes one of n t r \" ' \\ or u and four hexadecimal digits",
      "x)|1|expected the end, but there is ')'"})
  void saysWhatIsWrongAndWhere(String text, int place, String what) {
    assertThatThrownBy(() -> Spec.parse(text)).isInstanceOf(RnnException.class)
        .hasMessageStartingWith("[RNN-SPEC-SYNTAX] " + what + ".\n")
        .hasMessageContaining("\n  " + " ".repeat(place) + "^\n");
  }

  @Test
  void absurdNestingIsAnErrorToo() {
    assertThatThrownBy(() -> Spec.parse("x(a=" + "[".repeat(100_000)))
        .isInstanceOf(RnnException.class).hasMessageContaining("nested more than 50 levels deep");
  }

  @Test
  void theCaretStaysInPlaceWhenTheTextHasLineBreaks() {
    assertThatThrownBy(() -> Spec.parse("gru(\n\treset=?)"))
        .hasMessageContaining("\n  gru(  reset=?)\n              ^\n");
  }
}
