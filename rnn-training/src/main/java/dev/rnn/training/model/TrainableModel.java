package dev.rnn.training.model;

import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the trainer knows of a model: programs that give a weighted sum of losses and its gradients, and how
 * examples become their inputs. {@link SequenceModel} is one, an encoder with a decoder another; both are trained,
 * evaluated and written to files by the same code.
 */
public interface TrainableModel {
  /** The name of the loss among a program's outputs: Σ weight · loss over all elements. */
  String LOSS = "loss";

  /** The input of the elements' weights. */
  String WEIGHTS = "weights";

  /** The learned values. */
  Parameters parameters();

  /** The program that gives the weighted sum of losses and all gradients. */
  Program trainingProgram();

  /** The program that gives the weighted sum of losses. */
  Program evaluationProgram();

  /** The graph of the training program, for a replay by the interpreter. */
  Compiler.Prepared trainingGraph();

  /** The axis with a loss at each of its steps; empty: there is one loss for each sequence. */
  Optional<Axis> elements();

  /** Whether targets have lengths of their own, so that these belong to a batch's layout. */
  boolean hasTargetLengths();

  /** Lays a batch out for the training and evaluation programs. */
  Batch layout(Examples examples, Program program);

  /**
   * The inputs of the training and evaluation programs, except for the weights.
   *
   * @param state carried state by name; where a component is missing, all begin anew
   * @throws dev.rnn.api.error.RnnException if an input, target or token is not as the model needs it
   */
  Map<String, float[]> inputs(Examples examples, Batch batch, Map<String, float[]> state);

  /** The names of the carried state: inputs and outputs of the training and evaluation programs. */
  List<String> stateNames();

  /** Numbers of a component of the carried state, for one sequence. */
  int stateSize(String name);

  /**
   * What a file says of the model beside its parameters, so that it can be built again.
   *
   * @throws dev.rnn.api.error.RnnException if a part of it has no provider that a file could name
   */
  Map<String, String> metadata();
}
