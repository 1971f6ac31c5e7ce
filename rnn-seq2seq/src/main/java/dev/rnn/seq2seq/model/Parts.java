package dev.rnn.seq2seq.model;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.training.model.LayerCells;
import java.util.List;

/** The plug-ins of a model. */
record Parts(List<LayerCells> encoder, Decoder<?> decoder, OutputLayer output) {}
