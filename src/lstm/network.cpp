#include "lstm/network.hpp"

#include <cstring>
#include <string_view>

#include "base/error.hpp"

namespace ocrchat {
namespace {

constexpr int kMostHeight = 144;
constexpr int kMostCells = 2048;
constexpr int kMostClasses = 65536;
constexpr std::size_t kLongestName = 256;
constexpr int kTaps = kWindow * kWindow;
constexpr std::int32_t kPerLayerRates = 64;  // flag: learning rates of the layers follow
constexpr std::int32_t kWholeNumbersRecoded = 65;
constexpr unsigned kInt8 = 1;  // of a matrix's mode
constexpr unsigned kDoubleScales = 128;

/// Reads a model's numbers; whatever does not fit is an Error.
class NetworkReader {
 public:
  NetworkReader(BytesView bytes, std::string model) : bytes_(bytes), model_(std::move(model)) {}

  template <typename Number>
  Number number() {
    Number value;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  int number_within(int least, int most) {
    const auto value = number<std::int32_t>();
    if (value < least || value > most) throw refusal("it has a layer of an impossible size");
    return value;
  }
  std::string text() {
    const auto length = number<std::uint32_t>();
    if (length > kLongestName) throw refusal("it has a name that is too long");
    return std::string(as_chars(take(length)));
  }
  BytesView take(std::size_t count) {
    if (count > bytes_.size()) throw refusal("it ends too early");
    const BytesView taken = bytes_.first(count);
    bytes_ = bytes_.subspan(count);
    return taken;
  }
  Error refusal(std::string_view why) const {
    return Error(ErrorCode::engine_not_configured,
                 "The recognition model " + model_ + " cannot be used: " + std::string(why) + ".");
  }

 private:
  BytesView bytes_;
  std::string model_;
};

/// What every layer's record begins with.
struct LayerHead {
  std::int32_t flags = 0;
  int inputs = 0;
  int outputs = 0;
};

LayerHead layer(NetworkReader& in, std::string_view type) {
  if (in.number<std::int8_t>() != 0) throw in.refusal("it was written by a version of old");
  if (const std::string found = in.text(); found != type)
    throw in.refusal("it has a layer " + found + " where " + std::string(type) + " is expected");
  in.take(2);  // whether it is in training
  LayerHead head;
  head.flags = in.number<std::int32_t>();
  head.inputs = in.number_within(0, kMostClasses);
  head.outputs = in.number_within(0, kMostClasses);
  in.number<std::int32_t>();  // the number of its weights
  in.text();                  // its name
  return head;
}

/// A layer that is `children` others in a row; they follow.
LayerHead plumbing(NetworkReader& in, std::string_view type, std::uint32_t children) {
  const LayerHead head = layer(in, type);
  if (in.number<std::uint32_t>() != children) throw in.refusal("it has too many layers, or too few");
  return head;
}

void end_of_plumbing(NetworkReader& in, const LayerHead& head) {
  if ((head.flags & kPerLayerRates) == 0) return;
  const auto rates = in.number<std::uint32_t>();
  if (rates > kLongestName) throw in.refusal("it has too many layers");
  in.take(rates * sizeof(float));
}

WeightMatrix matrix(NetworkReader& in, int outputs, int inputs) {
  if (const unsigned mode = in.number<std::uint8_t>(); (mode & kInt8) == 0 || (mode & kDoubleScales) == 0)
    throw in.refusal("its weights are not whole numbers of eight bits");
  WeightMatrix read;
  read.outputs = in.number_within(outputs, outputs);
  read.inputs = in.number_within(inputs + 1, inputs + 1) - 1;
  in.take(1);  // the value of what is empty
  const BytesView weights =
      in.take(static_cast<std::size_t>(outputs) * (static_cast<std::size_t>(inputs) + 1));
  read.weights = {reinterpret_cast<const std::int8_t*>(weights.data()), weights.size()};
  const auto scales = in.number<std::uint32_t>();
  if (scales < static_cast<std::uint32_t>(outputs)) throw in.refusal("it has too few scales");
  if (scales > static_cast<std::uint32_t>(kMostClasses)) throw in.refusal("it has too many scales");
  for (std::uint32_t i = 0; i < scales; ++i) {
    const auto scale = in.number<double>();
    if (!(scale >= 0 && scale < 1e6)) throw in.refusal("it has an impossible scale");
    if (i < static_cast<std::uint32_t>(outputs)) read.scales.push_back(static_cast<float>(scale / 127));
  }
  return read;
}

LstmWeights lstm(NetworkReader& in, std::string_view type, int inputs) {
  const LayerHead head = layer(in, type);
  LstmWeights read;
  read.inputs = inputs;
  read.cells = head.outputs;
  if (head.inputs != inputs || read.cells < kLane || read.cells > kMostCells || read.cells % kLane != 0)
    throw in.refusal("it has a layer of an impossible size");
  in.number_within(inputs + read.cells, inputs + read.cells);
  for (WeightMatrix& gate : read.gates) gate = matrix(in, read.cells, inputs + read.cells);
  return read;
}

int input_height(NetworkReader& in) {
  layer(in, "Input");
  in.number_within(1, 1);  // lines at a time
  const int height = in.number_within(3 * kWindow, kMostHeight);
  if (height % kWindow != 0) throw in.refusal("its lines are of an impossible height");
  in.number_within(0, 0);     // of any width
  in.number_within(1, 1);     // grey
  in.number<std::int32_t>();  // its loss function, for training
  return height;
}

WeightMatrix convolution(NetworkReader& in) {
  const LayerHead series = plumbing(in, "Series", 2);
  layer(in, "Convolve");
  in.number_within(1, 1);
  in.number_within(1, 1);
  layer(in, "Tanh");
  WeightMatrix read = matrix(in, kLane, kTaps);
  end_of_plumbing(in, series);
  return read;
}

void pool(NetworkReader& in) {
  layer(in, "Maxpool");
  in.number_within(kWindow, kWindow);
  in.number_within(kWindow, kWindow);
}

LstmWeights wrapped_lstm(NetworkReader& in, std::string_view wrapping, std::string_view type, int inputs) {
  const LayerHead wrap = plumbing(in, wrapping, 1);
  LstmWeights read = lstm(in, type, inputs);
  end_of_plumbing(in, wrap);
  return read;
}

WeightMatrix softmax(NetworkReader& in, int inputs) {
  const LayerHead head = layer(in, "Softmax");
  if (head.outputs < 2) throw in.refusal("it has too few classes");
  return matrix(in, head.outputs, inputs);
}

/// What follows the layers: how it was trained.
void training(NetworkReader& in, Network& network) {
  network.specification = in.text();
  if (in.number<std::int32_t>() != kWholeNumbersRecoded) throw in.refusal("its classes are not recoded");
  in.number<std::int32_t>();
  network.iteration = in.number<std::int32_t>();
  network.null_class = in.number_within(0, network.class_count() - 1);
}

}  // namespace

Network Network::load(const Traineddata& model) {
  const std::optional<BytesView> entry = model.entry(ModelEntry::network);
  NetworkReader in(entry.value_or(BytesView{}), model.path().filename().string());
  if (!entry) throw in.refusal("it holds no network for lines");
  constexpr std::uint32_t kLayers = 8;
  Network network;
  const LayerHead series = plumbing(in, "Series", kLayers);
  network.height = input_height(in);
  network.convolution = ::ocrchat::convolution(in);
  pool(in);
  network.columns = wrapped_lstm(in, "XYTranspose", "SummLSTM", kLane);
  network.rightward = lstm(in, "LSTM", network.columns.cells);
  network.leftward = wrapped_lstm(in, "RTLReversed", "LSTM", network.rightward.cells);
  network.last = lstm(in, "LSTM", network.leftward.cells);
  network.classes = softmax(in, network.last.cells);
  end_of_plumbing(in, series);
  training(in, network);
  return network;
}

ConvolutionByFours::ConvolutionByFours(const WeightMatrix& convolution) : matrix_(convolution) {
  constexpr std::size_t kFour = kWindow + 1;
  matrix_.inputs = kWindow * kFour;
  for (int output = 0; output < convolution.outputs; ++output) {
    const auto row = convolution.row(output);
    for (std::size_t x = 0; x < kWindow; ++x) {
      for (std::size_t y = 0; y < kWindow; ++y) weights_.push_back(row[x * kWindow + y]);
      weights_.push_back(0);
    }
    weights_.push_back(row.back());
  }
  matrix_.weights = weights_;
}

std::int64_t Network::weight_count() const {
  std::size_t count = convolution.weights.size() + classes.weights.size();
  for (const LstmWeights* layer : {&columns, &rightward, &leftward, &last})
    for (const WeightMatrix& gate : layer->gates) count += gate.weights.size();
  return static_cast<std::int64_t>(count);
}

}  // namespace ocrchat
