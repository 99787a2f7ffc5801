#include "lstm/layers.hpp"

#include "lstm/aligned.hpp"

namespace ocrchat {

NetworkShape::NetworkShape(const Network& network)
    : height(network.height),
      classes(network.class_count()),
      rounded_up_classes(rounded_up(static_cast<std::size_t>(network.class_count()), kLane)),
      null_class(network.null_class),
      iteration(network.iteration) {
  std::size_t i = 0;
  for (const LstmWeights* layer : {&network.columns, &network.rightward, &network.leftward, &network.last})
    lstms[i++] = {layer->inputs, layer->cells};
}

}  // namespace ocrchat
