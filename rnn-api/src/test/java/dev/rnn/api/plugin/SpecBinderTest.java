package dev.rnn.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rnn.api.error.RnnException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every message in full: they are part of what users see. */
class SpecBinderTest {
  private final PluginRegistry registry = Samples.registry();

  @Test
  void unknownPlugIn() {
    assertThat(error("zoneout(cell=lstn,rate=0.2)")).isEqualTo("""
        [RNN-PLUGIN-UNKNOWN] there is no cell 'lstn'.
          zoneout(cell=lstn,rate=0.2)
                  ^^^^^^^^^
          Fix: did you mean 'lstm'? available: everything, gru, lstm, stack, vanilla, zoneout.""");
  }

  @Test
  void unknownPlugInOfAKindThatHasNone() {
    RnnException error = catchThrowableOfType(
        RnnException.class, () -> registry.create(PluginKind.LOSS, Spec.of("huber")));

    assertThat(error).hasMessage("""
        [RNN-PLUGIN-UNKNOWN] there is no loss 'huber'.
          huber
          ^^^^^
          Fix: add a jar with one to the plug-ins: there are none.""");
  }

  @Test
  void unknownOption() {
    assertThat(error("stack(cells=[lstm(hiddenSize=3,forgetBais=1)])")).isEqualTo("""
        [RNN-OPTION-UNKNOWN] cell 'lstm' has no option 'forgetBais'.
          stack(cells=[lstm(hiddenSize=3,forgetBais=1)])
                                         ^^^^^^^^^^^^
          Fix: did you mean 'forgetBias'? available: forgetBias, hiddenSize.""");
  }

  @Test
  void missingOption() {
    assertThat(error("zoneout(cell=lstm)")).isEqualTo("""
        [RNN-OPTION-MISSING] cell 'lstm' needs its option 'hiddenSize' (whole number, at least 1).
          zoneout(cell=lstm)
                  ^^^^^^^^^
          Fix: set it: lstm(hiddenSize=3).""");
    assertThat(error("zoneout")).contains("needs its option 'cell' (cell)", "zoneout(cell=name(option=value))");
  }

  @Test
  void optionOfTheWrongType() {
    assertThat(error("lstm(hiddenSize=big)")).isEqualTo("""
        [RNN-OPTION-TYPE] option 'hiddenSize' of cell 'lstm' must be a whole number, but is 'big'.
          lstm(hiddenSize=big)
               ^^^^^^^^^^^^^^
          Fix: write it like hiddenSize=3.""");
    assertThat(error("lstm(hiddenSize=2.5)")).contains("must be a whole number, but is 2.5.");
    assertThat(error("lstm(hiddenSize=3,forgetBias=true)")).contains("must be a number, but is true.");
    assertThat(error("zoneout(cell=3)"))
        .contains("must be a cell, but is 3.", "write it like cell=name(option=value).");
    assertThat(error("zoneout(cell=[gru])")).contains("must be a cell, but is ['gru'].");
    assertThat(error("everything(a=1,b=2,c=3,d=4,e=yes)")).contains("'e' of cell 'everything' must be true or false");
    assertThat(error("everything(a=1,b=2,c=3,d=4,e=true,f=5)")).contains("must be text, but is 5.", "f=\"5\"");
  }

  @Test
  void wordThatTheEnumDoesNotHave() {
    assertThat(error("gru(hiddenSize=3,reset=befor)")).isEqualTo("""
        [RNN-OPTION-TYPE] option 'reset' of cell 'gru' must be one of before, after, but is 'befor'.
          gru(hiddenSize=3,reset=befor)
                           ^^^^^^^^^^^
          Fix: write reset=before.""");
  }

  @Test
  void listThatIsNone() {
    assertThat(error("stack(cells=gru(hiddenSize=3))")).isEqualTo("""
        [RNN-OPTION-TYPE] option 'cells' of cell 'stack' must be a list of cell, but is gru(hiddenSize=3).
          stack(cells=gru(hiddenSize=3))
                ^^^^^^^^^^^^^^^^^^^^^^^
          Fix: put it in brackets: cells=[gru(hiddenSize=3)].""");
  }

  @Test
  void oneElementOfAList() {
    assertThat(error("everything(a=1,b=2,c=3,d=4,e=true,f=x,g=[1,two,3])")).isEqualTo("""
        [RNN-OPTION-TYPE] option 'g' of cell 'everything' must be a whole number, but is 'two'.
          everything(a=1,b=2,c=3,d=4,e=true,f=x,g=[1,two,3])
                                                     ^^^
          Fix: write it like g=[3].""");
  }

  @Test
  void numberOutOfRange() {
    assertThat(error("zoneout(cell=lstm(hiddenSize=3),rate=1.5)")).isEqualTo("""
        [RNN-OPTION-RANGE] option 'rate' of cell 'zoneout' is 1.5, but must be from 0 to 1.
          zoneout(cell=lstm(hiddenSize=3),rate=1.5)
                                          ^^^^^^^^
          Fix: give a number that is from 0 to 1.""");
    assertThat(error("lstm(hiddenSize=0)")).contains("'hiddenSize' of cell 'lstm' is 0, but must be at least 1.");
    assertThat(error("lstm(hiddenSize=3000000000)")).contains("is 3000000000, but must be at most 2147483647.");
    assertThat(error("zoneout(cell=lstm(hiddenSize=3),rate=NaN)")).contains("is 'NaN', but must be from 0 to 1.");
  }

  @Test
  void theCallersDefaultThatDoesNotFit() {
    assertThat(error("zoneout(cell=lstm)", Map.of("hiddenSize", -3))).isEqualTo("""
        [RNN-OPTION-RANGE] option 'hiddenSize' of cell 'lstm' is -3, but must be at least 1.
          zoneout(cell=lstm)
                  ^^^^^^^^^
          it is not set here: -3 is what the command or program gives to all
          Fix: give a number that is at least 1.""");
  }

  @Test
  void anErrorWithinADefaultShowsTheDefaultAlone() {
    PluginRegistry without = new PluginRegistry(registry.plugins().stream()
        .filter(plugin -> plugin.kind() == PluginKind.CELL).toList(), java.util.List.of());
    RnnException error = catchThrowableOfType(
        RnnException.class, () -> without.create(PluginKind.CELL, Spec.parse("vanilla(hiddenSize=3)")));

    assertThat(error.getMessage()).startsWith("""
        [RNN-PLUGIN-UNKNOWN] there is no initializer 'uniform'.
          uniform(limit=0.1)
          ^^^^^^^
        """);
  }

  @Test
  void exceptionOfTheRecordsOwnConstructorNamesItsLine() {
    String line = "in Samples$Zoneout.<init> (Samples.java:" + lineThatThrows() + ")";

    assertThat(error("stack(cells=[zoneout(cell=gru(hiddenSize=3),rate=1)])")).isEqualTo("""
        [RNN-PLUGIN-CREATE] cell 'zoneout' cannot be made: nothing would ever change.
          stack(cells=[zoneout(cell=gru(hiddenSize=3),rate=1)])
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          %s
          Fix: change the options; or, if they are right, mend the plug-in in code.""".formatted(line));
  }

  @Test
  void anotherVersion() {
    assertThat(error("zoneout@4(cell=gru(hiddenSize=3))")).isEqualTo("""
        [RNN-PLUGIN-VERSION] cell 'zoneout' is of version 3, but version 4 is asked for.
          zoneout@4(cell=gru(hiddenSize=3))
          ^^^^^^^^^
          Fix: use a newer one than that in code.""");
    assertThat(error("zoneout@1(cell=gru(hiddenSize=3))"))
        .contains("version 1 is asked for", "write the options for version 3, or use the older jar.");
    assertThat(registry.create(PluginKind.CELL, Spec.parse("zoneout@2(cell=gru(hiddenSize=3))"))).isNotNull();
  }

  private String error(String text) {
    return error(text, Map.of());
  }

  private String error(String text, Map<String, ?> defaults) {
    RnnException error = catchThrowableOfType(
        RnnException.class, () -> registry.create(PluginKind.CELL, Spec.parse(text), defaults));
    assertThat(error).as("error of " + text).isNotNull();
    assertThat(error.getMessage()).startsWith("[" + error.id() + "]");
    return error.getMessage();
  }

  private static int lineThatThrows() {
    try {
      new Samples.Zoneout<>(new Samples.Lstm(3, 1), 1);
      throw new AssertionError("must throw");
    } catch (IllegalArgumentException expected) {
      return expected.getStackTrace()[0].getLineNumber();
    }
  }
}
