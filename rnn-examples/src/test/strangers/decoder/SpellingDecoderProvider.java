package stranger.decoder;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.plugin.DecoderProvider;
import dev.rnn.api.plugin.Plugin;
import java.lang.invoke.MethodHandles;

public final class SpellingDecoderProvider implements DecoderProvider {
  @Override
  public Plugin<Decoder<?>> plugin() {
    return Plugin.ofRecord("spelling", SpellingDecoder.class, MethodHandles.lookup());
  }
}
