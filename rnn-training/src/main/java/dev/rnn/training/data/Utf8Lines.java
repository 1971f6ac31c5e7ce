package dev.rnn.training.data;

import dev.rnn.api.error.RnnException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Cuts a stream of bytes into lines and decodes each strictly, so that an error can name its line and byte. */
final class Utf8Lines {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  /** So much of the text before a wrong byte is shown. */
  private static final int SHOWN = 20;

  private final Path file;
  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
      .onMalformedInput(CodingErrorAction.REPORT)
      .onUnmappableCharacter(CodingErrorAction.REPORT);
  private long lines;
  private byte[] line = new byte[1024];
  private int length;
  /** Where the current line starts, in bytes of the unpacked file. */
  private long start;

  Utf8Lines(Path file, InputStream in) { this(file, in, 0, 0); }

  /** From the middle of a file: at a byte, after so many lines. */
  Utf8Lines(Path file, InputStream in, long start, long lines) {
    this.file = file;
    this.in = in;
    this.start = start;
    this.lines = lines;
  }

  /** Hears each line. */
  @FunctionalInterface
  interface Hearer {
    /** A line, its number from 1, and where it starts, in bytes. */
    void line(String text, long number, long start);
  }

  /** The rest of the stream. */
  List<String> all() throws IOException {
    List<String> all = new ArrayList<>();
    forEach((text, _, _) -> all.add(text));
    return all;
  }

  /** The rest of the stream, line by line. A line feed never is a part of another character in UTF-8. */
  void forEach(Hearer hearer) throws IOException {
    byte[] chunk = new byte[1 << 16];
    for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
      for (int i = 0; i < size; i++) {
        if (chunk[i] == '\n') endLine(1, hearer);
        else append(chunk[i]);
      }
    }
    if (length > 0) endLine(0, hearer);
  }

  private void append(byte b) {
    if (b == 0) throw binary();
    if (length == line.length) line = Arrays.copyOf(line, Math.multiplyExact(length, 2));
    line[length++] = b;
  }

  private void endLine(int endSize, Hearer hearer) {
    int size = endSize == 1 && length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String text = decode(size);
    boolean marked = start == 0 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    lines++;
    hearer.line(marked ? text.substring(1) : text, lines, start);
    start += length + endSize;
    length = 0;
  }

  private String decode(int size) {
    ByteBuffer bytes = ByteBuffer.wrap(line, 0, size);
    CharBuffer text = CharBuffer.allocate(size);
    boolean wrong = decoder.reset().decode(bytes, text, true).isError();
    text.flip();
    if (wrong) throw notUtf8(bytes, text);
    return text.toString();
  }

  private RnnException binary() {
    return RnnException.error("RNN-CORPUS-BINARY", "'" + file + "' is not text: it has a NUL byte.")
        .in("line " + (lines + 1) + ", byte offset " + (start + length))
        .fix("name a text file; if this one is UTF-16: iconv -f UTF-16 -t UTF-8 " + file + " > utf8.txt").build();
  }

  private RnnException notUtf8(ByteBuffer bytes, CharBuffer before) {
    int column = before.toString().codePointCount(0, before.length()) + 1;
    byte[] wrong = new byte[Math.min(4, bytes.remaining())];
    long offset = start + bytes.position();
    bytes.get(wrong);
    String shown = before.subSequence(Math.max(0, before.length() - SHOWN), before.length()).toString();
    return RnnException.error("RNN-CORPUS-ENCODING", "'" + file + "' is not UTF-8.")
        .in("line " + (lines + 1) + ", character " + column + ", byte offset " + offset)
        .detail("bytes " + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(wrong) + " after '" + shown + "'")
        .fix("convert it, as in: iconv -f WINDOWS-1252 -t UTF-8 " + file + " > utf8.txt").build();
  }
}
