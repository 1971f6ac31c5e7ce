/**
 * Files that must never be half written or half believed: safetensors, and saving atomically.
 *
 * <p>What a model file means (specification, vocabulary, versions) is not known here; this is the format only. Start
 * reading at {@link dev.rnn.training.file.Safetensors}.
 */
@NullMarked
package dev.rnn.training.file;

import org.jspecify.annotations.NullMarked;
